/* SPDX-License-Identifier: MIT */
/* How the page of HTML looks: on a wide screen the contents stand beside the text, on a narrow one
 * above it; dark where the reader prefers that; on paper without what only leads elsewhere. Colours
 * are named once for each; every pair of text and background has a contrast of at least 4.5 to 1,
 * and no meaning is in a colour alone. */
#include "export/html_page.h"

static const char screen[] =
    ":root{color-scheme:light dark;--text:#1d2430;--dim:#5a6473;--back:#fff;--card:#f6f7f9;"
    "--line:#d9dee5;--link:#0b5cad;--emergency:#b00020;--today:#9a4a00;--soon:#7a5800;"
    "--routine:#0b5cad;--self-care:#1d6b35;--alarm:#fdecee}\n"
    "@media (prefers-color-scheme:dark){:root{--text:#e4e8ee;--dim:#a3adba;--back:#14181f;"
    "--card:#1c222b;--line:#343d4a;--link:#86bdfb;--emergency:#ff8f98;--today:#ffb068;"
    "--soon:#f0cf5f;--routine:#86bdfb;--self-care:#7fd696;--alarm:#3a1a1f}}\n"
    "*{box-sizing:border-box}\n"
    "html{scroll-padding-top:1rem}\n"
    "body{margin:0 auto;max-width:78rem;padding:0 1rem;color:var(--text);background:var(--back);"
    "font:1rem/1.55 system-ui,-apple-system,\"Segoe UI\",\"DejaVu Sans\",sans-serif;"
    "overflow-wrap:break-word}\n"
    "a{color:var(--link);text-underline-offset:.15em}\n"
    "a:hover{text-decoration-thickness:.14em}\n"
    ":focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}\n"
    "main:focus{outline:none}\n"
    ".skip{position:absolute;left:-99rem;background:var(--back);padding:.6rem 1rem;z-index:1}\n"
    ".skip:focus{left:1rem;top:.5rem}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.4em 0 .4em;text-wrap:balance}\n"
    "h1{font-size:1.9rem;margin-top:1.2rem}\n"
    "h2{font-size:1.5rem;margin-top:2.5rem;padding-bottom:.3rem;border-bottom:2px solid "
    "var(--line)}\n"
    "h3{font-size:1.2rem;margin-top:0}h4{font-size:1.03rem}h5,h6{font-size:.95rem}\n"
    "p{margin:.45em 0}ul,ol{margin:.4em 0;padding-left:1.4em}li{margin:.2em 0}\n"
    "header p{max-width:48rem}\n"
    "article{margin:1rem 0;padding:1rem 1.2rem;background:var(--card);border:1px solid "
    "var(--line);border-radius:.5rem}\n"
    "article:target,section:target>h2,article section:target{box-shadow:0 0 0 3px var(--link)}\n"
    "article section{margin-top:1rem}\n"
    "table{border-collapse:collapse;margin:.5em 0;width:100%;font-size:.94rem}\n"
    "td,th{vertical-align:top;text-align:left;font-weight:normal;padding:.25em .8em .25em 0;"
    "border-bottom:1px solid var(--line)}\n"
    "td:first-child:not(:last-child){width:3.2em;text-align:right;font-variant-numeric:tabular-"
    "nums}\n"
    "td:last-child:not(:first-child){color:var(--dim);width:45%}\n"
    "summary{cursor:pointer;padding:.15em 0}\n"
    "summary h4{display:inline;font-size:1rem}\n"
    "article details{margin:.7em 0}\n"
    "strong.emergency{color:var(--emergency)}strong.today{color:var(--today)}"
    "strong.soon{color:var(--soon)}strong.routine{color:var(--routine)}"
    "strong.self-care{color:var(--self-care)}strong.warning{color:var(--today)}\n"
    "[id=\"/emergency\"]{background:var(--alarm);border-left:.4rem solid var(--emergency);"
    "border-radius:.5rem;padding:.1rem 1.2rem 1rem;margin-top:1.5rem}\n"
    "[id=\"/emergency\"] h2{border:0;margin-top:1rem;color:var(--emergency)}\n"
    "[id=\"/emergency\"] ul{columns:17rem;column-gap:2rem}\n"
    "[id=\"/emergency\"] li{break-inside:avoid;margin:0 0 .3em}\n"
    ".tree,.tree ul{list-style:none;padding-left:1.1rem}\n"
    ".tree{padding-left:0}.tree ul{border-left:2px solid var(--line);margin-left:.3rem}\n"
    ".tree details>p{margin:.1em 0 .1em 1.1rem;font-size:.88rem}\n"
    ".figure{font:.95rem/1.2 \"DejaVu Sans Mono\",ui-monospace,Menlo,Consolas,monospace;"
    "overflow-x:auto;padding:1rem;background:var(--card);border:1px solid var(--line);"
    "border-radius:.5rem}\n"
    ".figure a{text-decoration:none}.figure a:hover{background:var(--line)}\n"
    "nav ul{list-style:none;padding-left:0}nav ul ul{padding-left:1.1rem;font-size:.93rem}\n"
    "nav span{color:var(--dim);font-size:.9em}\n"
    "nav{padding:.6rem 1rem;background:var(--card);border:1px solid var(--line);"
    "border-radius:.5rem}\n"
    "footer{margin:3rem 0 2rem;padding-top:.5rem;border-top:2px solid var(--line);"
    "color:var(--dim);font-size:.93rem}\n";

static const char sizes[] =
    "@media (min-width:60rem){body{display:grid;grid-template-columns:17rem minmax(0,1fr);"
    "column-gap:2.5rem}header,footer{grid-column:1/-1}nav{position:sticky;top:1rem;"
    "align-self:start;max-height:calc(100vh - 2rem);overflow-y:auto;margin-top:1.5rem}}\n"
    "@media (max-width:40rem){td:last-child:not(:first-child){width:auto}article{padding:.8rem}"
    ".figure{font-size:.8rem;padding:.6rem}}\n"
    "@media print{:root{--text:#000;--dim:#333;--back:#fff;--card:#fff;--line:#999;--link:#000;"
    "--emergency:#000;--today:#000;--soon:#000;--routine:#000;--self-care:#000;--alarm:#fff}\n"
    "nav,.skip,footer a{display:none}body{display:block;max-width:none;padding:0;font-size:9.5pt}\n"
    "a{text-decoration:none}article{border:0;border-top:1px solid #999;border-radius:0;"
    "padding:.5rem 0;margin:.5rem 0}\n"
    "h1,h2,h3,h4,h5,h6,summary{break-after:avoid}li,tr,.figure{break-inside:avoid}.tree "
    "li{break-inside:auto}article details::details-content{content-visibility:visible}\n"
    "h2{break-before:page}[id=\"/emergency\"] h2{break-before:auto}\n"
    "}\n";

void
html_add_style(struct buf *out)
{
	buf_adds(out, screen);
	buf_adds(out, sizes);
}
