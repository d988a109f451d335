/* SPDX-License-Identifier: MIT */
/* Keys and what they do: one table, from which the footer, the help and the manual are made.
 *
 * A key is a code point, or one of the named keys above all code points. The terminal maps its own
 * codes to these; nothing else knows a terminal's codes.
 */
#ifndef VIEW_KEYS_H
#define VIEW_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Keys that are no characters, and characters that need a name: code, name. */
#define NAMED_KEYS(X)                                                                              \
	X(UP, "Up")                                                                                \
	X(DOWN, "Down")                                                                            \
	X(LEFT, "Left")                                                                            \
	X(RIGHT, "Right")                                                                          \
	X(HOME, "Home")                                                                            \
	X(END, "End")                                                                              \
	X(PAGE_UP, "PgUp")                                                                         \
	X(PAGE_DOWN, "PgDn")                                                                       \
	X(ENTER, "Enter")                                                                          \
	X(TAB, "Tab")                                                                              \
	X(BACK_TAB, "Shift-Tab")                                                                   \
	X(BACKSPACE, "Backspace")                                                                  \
	X(DELETE, "Del")                                                                           \
	X(ESCAPE, "Esc")                                                                           \
	X(SPACE, "Space")                                                                          \
	X(F1, "F1")                                                                                \
	X(OTHER, "other")

#define KEY_INTERRUPT 3 /* ^C */

#define X(code, name) KEY_CODE_##code,
enum key_code { KEY_CODE_BASE = 0x110000, NAMED_KEYS(X) KEY_CODE_LIMIT };
#undef X

/* Screens, in the order of the palette: code, NAME of screen_NAME, name and the action
 * that leads there. */
#define SCREENS(X)                                                                                 \
	X(WALK, walk, "Walk", GO_WALK)                                                             \
	X(FINDINGS, findings, "Findings", GO_FINDINGS)                                             \
	X(OUTCOME, outcome, "Outcome", GO_OUTCOME)                                                 \
	X(PATH, path, "Path", GO_PATH)                                                             \
	X(COMPARE, compare, "Compare", GO_COMPARE)                                                 \
	X(TREE, tree, "Tree", GO_TREE)                                                             \
	X(FIGURE, figure, "Figure", GO_FIGURE)                                                     \
	X(READER, reader, "Read", GO_READER)                                                       \
	X(PRACTICE, practice, "Practice", GO_PRACTICE)                                             \
	X(CONTENTS, contents, "Contents", GO_CONTENTS)                                             \
	X(PRESENT, present, "Present", GO_PRESENT)                                                 \
	X(PROBLEMS, problems, "Problems", GO_PROBLEMS)                                             \
	X(HELP, help, "Help", GO_HELP)                                                             \
	X(PALETTE, palette, "Palette", GO_PALETTE)

#define X(code, variable, name, way) SCREEN_##code,
enum screen_id { SCREENS(X) SCREEN_COUNT };
#undef X

#define ON(screen) (1u << SCREEN_##screen)
#define ON_ALL ((1u << SCREEN_COUNT) - 1)
#define ON_TEXT (ON(OUTCOME) | ON(READER) | ON(HELP) | ON(COMPARE) | ON(PROBLEMS))
#define ON_FIND (ON_TEXT | ON(TREE))
/* Screens where digits answer nothing, and those where no letter answers "yes". */
#define ON_COUNTED (ON_ALL & ~(ON(WALK) | ON(PATH) | ON(PRACTICE) | ON(PRESENT)))
#define ON_COPIED (ON_ALL & ~(ON(WALK) | ON(FINDINGS) | ON(PATH) | ON(PRESENT)))
/* Screens that tell what fits. */
#define ON_RANKED (ON(OUTCOME) | ON(PATH) | ON(COMPARE) | ON(READER))

/* The keys of answers, in their order; further answers are selected and chosen. */
/* B is a bookmark everywhere. */
#define PLACE_KEYS "1 2 3 4 5 6 7 8 9 0 A C D E F K"

/* Every action: code, name in a configuration, and the function that does it where the screen has
 * nothing of its own to do (screen.h), and finds in ui->action which it is; act_own where only
 * screens have. */
#define ACTIONS(X)                                                                                 \
	X(DIGIT, "digit", act_own)                                                                 \
	X(YES, "yes", act_own)                                                                     \
	X(NO, "no", act_own)                                                                       \
	X(UNSURE, "unsure", act_own)                                                               \
	X(CHOOSE, "choose", act_own)                                                               \
	X(TOGGLE, "toggle", act_own)                                                               \
	X(CLEAR, "clear", act_own)                                                                 \
	X(FOLD, "fold", act_fold)                                                                  \
	X(FOLD_ALL, "fold-all", act_fold_all)                                                      \
	X(UNFOLD, "unfold", act_own)                                                               \
	X(TURN, "turn", act_own)                                                                   \
	X(ASK_HERE, "ask-here", act_own)                                                           \
	X(HIDE, "hide-ranking", act_hide)                                                          \
	X(COMPARE, "compare", act_compare)                                                         \
	X(FIND, "find", act_find)                                                                  \
	X(FIND_NEXT, "find-next", act_find_again)                                                  \
	X(FIND_BEFORE, "find-before", act_find_again)                                              \
	X(FIND_THIS, "find-this", act_find_this)                                                   \
	X(BOOKMARK, "bookmark", act_bookmark)                                                      \
	X(MARK, "mark", act_letter)                                                                \
	X(TO_MARK, "to-mark", act_letter)                                                          \
	X(COPY, "copy", act_hand_out)                                                              \
	X(PAGER, "pager", act_hand_out)                                                            \
	X(NOTE, "note", act_note)                                                                  \
	X(SAVE, "save", act_save)                                                                  \
	X(MOUSE, "mouse", act_mouse)                                                               \
	X(TAKE_BACK, "take-back", act_own)                                                         \
	X(ADD, "add", act_own)                                                                     \
	X(RAISE, "raise", act_own)                                                                 \
	X(LOWER, "lower", act_own)                                                                 \
	X(COVERED, "covered", act_own)                                                             \
	X(COMMIT, "commit", act_own)                                                               \
	X(STORY, "story", act_own)                                                                 \
	X(ANSWER_BEFORE, "answer-before", act_own)                                                 \
	X(ANSWER_AFTER, "answer-after", act_own)                                                   \
	X(OPEN, "open", act_open)                                                                  \
	X(NEXT_LINK, "next-link", act_move)                                                        \
	X(PREVIOUS_LINK, "previous-link", act_move)                                                \
	X(ASK_MORE, "ask-more", act_ask_more)                                                      \
	X(UP, "up", act_move)                                                                      \
	X(DOWN, "down", act_move)                                                                  \
	X(PAGE_UP, "page-up", act_move)                                                            \
	X(PAGE_DOWN, "page-down", act_move)                                                        \
	X(HALF_UP, "half-up", act_move)                                                            \
	X(HALF_DOWN, "half-down", act_move)                                                        \
	X(TOP, "top", act_move)                                                                    \
	X(BOTTOM, "bottom", act_move)                                                              \
	X(NEXT_PANE, "next-pane", act_pane)                                                        \
	X(PREVIOUS_PANE, "previous-pane", act_pane)                                                \
	X(EDIT, "edit", act_edit)                                                                  \
	X(SOURCES, "sources", act_sources)                                                         \
	X(BACK, "back", act_back)                                                                  \
	X(FORWARD, "forward", act_forward)                                                         \
	X(OLDER, "older", act_older)                                                               \
	X(CANCEL, "cancel", act_leave)                                                             \
	X(GO_WALK, "go-walk", act_go)                                                              \
	X(GO_FINDINGS, "go-findings", act_go)                                                      \
	X(GO_OUTCOME, "go-outcome", act_go)                                                        \
	X(GO_PATH, "go-path", act_go)                                                              \
	X(GO_COMPARE, "go-compare", act_go)                                                        \
	X(GO_TREE, "go-tree", act_go)                                                              \
	X(GO_FIGURE, "go-figure", act_figure)                                                      \
	X(POLL, "poll", act_own)                                                                   \
	X(COUNTS, "counts", act_own)                                                               \
	X(KEEP_VOTES, "keep-votes", act_own)                                                       \
	X(TIMER, "timer", act_own)                                                                 \
	X(TIMER_RESET, "timer-reset", act_own)                                                     \
	X(BLACK, "black", act_own)                                                                 \
	X(GO_PRESENT, "go-present", act_go)                                                        \
	X(GO_PRACTICE, "go-practice", act_go)                                                      \
	X(GO_PROBLEMS, "go-problems", act_go)                                                      \
	X(GO_READER, "go-reader", act_read)                                                        \
	X(GO_CONTENTS, "go-contents", act_go)                                                      \
	X(FILTER, "filter", act_filter)                                                            \
	X(UNDO, "undo", act_undo)                                                                  \
	X(REDO, "redo", act_undo)                                                                  \
	X(RESTART, "restart", act_restart)                                                         \
	X(NEW_PERSON, "new-person", act_new_person)                                                \
	X(TIMES, "count", act_times)                                                               \
	X(BEGIN, "begin", act_begin)                                                               \
	X(GO_HELP, "go-help", act_go)                                                              \
	X(GO_PALETTE, "palette", act_palette)                                                      \
	X(LEAVE, "leave", act_leave)                                                               \
	X(QUIT, "quit", act_quit)                                                                  \
	X(REDRAW, "redraw", act_redraw)

#define X(code, name, handler) ACTION_##code,
enum action { ACTION_NONE, ACTIONS(X) ACTION_COUNT };
#undef X

/* code, keys separated by spaces, screens, label in the footer ("" for none), sentence of the help.
 * Rows that share a code are one action under different labels. The order is that of the help and
 * of the footer; a key means the first row that names it on the screen. */
#define KEY_ACTIONS(X)                                                                             \
	X(DIGIT, PLACE_KEYS, ON(WALK), "", "give the answer with that key")                        \
	X(YES, "y", ON(WALK), "", "answer \"yes\"")                                                \
	X(NO, "n", ON(WALK), "",                                                                   \
	    "answer \"no\", or \"none of these\"; after ticks: none of the others")                \
	X(UNSURE, "u", ON(WALK), "", "answer \"not sure\"; it is never taken as \"no\"")           \
	X(TOGGLE, "Space", ON(WALK), "tick",                                                       \
	    "tick the selected one of several answers, as its key does; else a page down")         \
	X(CHOOSE, "Enter", ON(WALK), "choose",                                                     \
	    "give the selected answer, or what is ticked; or open what is selected")               \
	X(NEXT_PANE, "Tab", ON(WALK), "pane",                                                      \
	    "to the next pane: question, so far, text, and on a wide screen the way here")         \
	X(PREVIOUS_PANE, "Shift-Tab", ON(WALK), "", "to the pane before")                          \
	X(TAKE_BACK, "b Backspace Left h", ON(WALK), "back",                                       \
	    "go back to the last question, as often as wanted")                                    \
	X(HIDE, "H", ON(WALK), "", "hide what fits, or show it again")                             \
	X(TOGGLE, "Space Right l", ON(FINDINGS), "tick",                                           \
	    "tick: yes, then no (but of a choice), then not sure, then blank")                     \
	X(YES, "y", ON(FINDINGS), "yes", "you have it")                                            \
	X(NO, "n", ON(FINDINGS), "no", "you do not have it; of several answers: none of them")     \
	X(UNSURE, "u", ON(FINDINGS), "not sure", "you are not sure")                               \
	X(CLEAR, "Del x", ON(FINDINGS), "blank", "take the answer back")                           \
	X(OPEN, "Enter", ON(FINDINGS), "read", "read about the selected finding")                  \
	X(DIGIT, PLACE_KEYS, ON(PATH), "", "change the selected answer to the one with that key")  \
	X(YES, "y", ON(PATH), "", "change the selected answer to \"yes\"")                         \
	X(NO, "n", ON(PATH), "", "change it to \"no\", or \"none of these\"")                      \
	X(UNSURE, "u", ON(PATH), "", "change it to \"not sure\"")                                  \
	X(ANSWER_BEFORE, "Left h", ON(PATH), "", "change the selected answer to the one before")   \
	X(ANSWER_AFTER, "Right l", ON(PATH), "change",                                             \
	    "change the selected answer to the next one")                                          \
	X(CLEAR, "Del x", ON(PATH), "take out", "take the selected answer out")                    \
	X(NEXT_PANE, "Tab", ON(PATH), "pane", "to what the selected answer does, and back")        \
	X(OPEN, "Enter", ON(PATH), "read", "read about the selected question")                     \
	X(TURN, "Enter Space", ON(TREE), "open/close", "open or close the selected branch")        \
	X(UNFOLD, "Right l", ON(TREE), "", "open the selected branch")                             \
	X(FOLD, "Left h", ON(TREE), "", "close the branch, or go to the one it belongs to")        \
	X(ASK_HERE, "a", ON(TREE), "walk from here",                                               \
	    "answer as on this path, and walk on from there")                                      \
	X(CHOOSE, "Enter", ON(PRACTICE), "choose",                                                 \
	    "take the case, ask the question, rank the cause, commit, or read")                    \
	X(ADD, "a", ON(PRACTICE), "causes",                                                        \
	    "causes for your {ranking}: type to find, Enter puts one in or out")                   \
	X(COVERED, "R", ON(PRACTICE), "{flags} covered", "say that the {flags} are covered")       \
	X(COMMIT, "C", ON(PRACTICE), "commit",                                                     \
	    "commit to your first causes and an urgency, which asks first; else the next case")    \
	X(NEXT_PANE, "Tab", ON(PRACTICE), "pane",                                                  \
	    "to the next pane: questions, your {ranking}, what you have learnt")                   \
	X(PREVIOUS_PANE, "Shift-Tab", ON(PRACTICE), "", "to the pane before")                      \
	X(STORY, "V", ON(PRACTICE), "story", "the whole story of the case, and back")              \
	X(FILTER, "/", ON(PRACTICE), "find", "find questions, or causes, by typing words")         \
	X(DIGIT, "1 2 3 4 5 6 7 8 9 0", ON(PRACTICE), "",                                          \
	    "take that case; to that stage of the questions; put the selected cause in that "      \
	    "place of your {ranking}; commit to that urgency")                                     \
	X(RAISE, "< Left h", ON(PRACTICE), "",                                                     \
	    "to the stage before; in your {ranking}: one place up")                                \
	X(LOWER, "> Right l", ON(PRACTICE), "",                                                    \
	    "to the next stage; in your {ranking}: one place down")                                \
	X(FIND_NEXT, "n", ON(PRACTICE), "",                                                        \
	    "to the next open question; on the feedback to the next place with these words")       \
	X(CLEAR, "Del x", ON(PRACTICE), "", "take the selected cause out of it")                   \
	X(FOLD_ALL, "O", ON(PRACTICE), "", "open every section of the feedback, or close them")    \
	X(PAGE_DOWN, "PgDn Space Right l", ON(PRESENT), "next",                                    \
	    "reveal what follows, then go on; a page that is longer scrolls first")                \
	X(PAGE_UP, "PgUp Backspace Left h", ON(PRESENT), "back", "hide it again, then go back")    \
	X(DIGIT, PLACE_KEYS, ON(PRESENT), "", "take the answer with that key; in a poll: a vote")  \
	X(YES, "y", ON(PRESENT), "", "the same for \"yes\"")                                       \
	X(NO, "n", ON(PRESENT), "", "the same for \"no\", or \"none of these\"")                   \
	X(UNSURE, "u", ON(PRESENT), "", "the same for \"not sure\"")                               \
	X(CHOOSE, "Enter", ON(PRESENT), "", "the same for the selected answer")                    \
	X(POLL, "a", ON(PRESENT), "ask the room", "begin or end a poll; after one: ask once more") \
	X(COUNTS, "=", ON(PRESENT), "votes", "type the votes for each answer, in their order")     \
	X(CLEAR, "Del x", ON(PRESENT), "", "begin the poll anew")                                  \
	X(KEEP_VOTES, "V", ON(PRESENT), "", "keep the votes in a file from now on")                \
	X(TIMER, "T", ON(PRESENT), "clock", "start or stop the clock")                             \
	X(TIMER_RESET, "R", ON(PRESENT), "", "set the clock to its beginning")                     \
	X(BLACK, "b .", ON(PRESENT), "black", "a black screen until the next key")                 \
	X(COMPARE, "x",                                                                            \
	    ON(WALK) | ON(OUTCOME) | ON(READER) | ON(CONTENTS) | ON(COMPARE) | ON(FIGURE), "",     \
	    "mark the cause for comparing, or take the mark away")                                 \
	X(OPEN, "Enter Right l", ON(OUTCOME), "open",                                              \
	    "open or close a section, or read about what is selected")                             \
	X(FOLD, "Left h", ON(OUTCOME), "", "close the section, or back")                           \
	X(FOLD, "Left h", ON(READER) | ON(CONTENTS), "",                                           \
	    "close the section or group, or back to where you were")                               \
	X(OPEN, "Enter", ON(CONTENTS) | ON(FIGURE), "full page", "read about what is selected")    \
	X(UNFOLD, "Right l", ON(CONTENTS), "into", "open the group, or go to the page beside it")  \
	X(NEXT_PANE, "Tab", ON(CONTENTS) | ON(FIGURE), "other column",                             \
	    "to the page beside the list or the figure, and back")                                 \
	X(FOLD, "Left h", ON(FIGURE), "",                                                          \
	    "to the structure at the left, as Up, Down and Right go; from the page beside: back")  \
	X(UNFOLD, "Right l", ON(FIGURE), "", "to the structure at the right; on a page: open")     \
	X(OPEN, "Enter Right l", ON(COMPARE), "read", "read about what is selected")               \
	X(OPEN, "Enter Right l", ON(READER), "follow",                                             \
	    "follow the selected link, open or close a section")                                   \
	X(FOLD_ALL, "O", ON(OUTCOME) | ON(READER) | ON(CONTENTS), "open all",                      \
	    "open every section, or close them all")                                               \
	X(OPEN, "Enter Right l", ON(PROBLEMS), "explain", "what it means and what to do")          \
	X(EDIT, "E", ON(PROBLEMS), "edit", "open the file at that line in $VISUAL or $EDITOR")     \
	X(NEXT_LINK, "Tab ]", ON(READER), "next link", "select the next link")                     \
	X(NEXT_LINK, "Tab ]", ON_TEXT & ~ON(READER), "", "select the next link")                   \
	X(PREVIOUS_LINK, "Shift-Tab [", ON_TEXT, "", "select the link before")                     \
	X(NEXT_LINK, "]", ON(CONTENTS), "", "select the next link or entry")                       \
	X(PREVIOUS_LINK, "[", ON(CONTENTS), "", "select the one before")                           \
	X(ASK_MORE, "a", ON(OUTCOME), "ask more", "go on asking what was not worth asking")        \
	X(UP, "Up k", ON_ALL, "", "select what is above, or scroll up a line")                     \
	X(DOWN, "Down j", ON_ALL, "", "select what is below, or scroll down a line")               \
	X(PAGE_UP, "PgUp ^B", ON_ALL, "", "a page up")                                             \
	X(PAGE_DOWN, "PgDn ^F", ON_ALL, "", "a page down")                                         \
	X(PAGE_DOWN, "Space", ON_TEXT | ON(PATH) | ON(CONTENTS) | ON(FIGURE) | ON(PRACTICE), "",   \
	    "a page down")                                                                         \
	X(HALF_UP, "^U", ON_ALL, "", "half a page up")                                             \
	X(HALF_DOWN, "^D", ON_ALL, "", "half a page down")                                         \
	X(TOP, "Home g", ON_ALL, "", "to the top; gg does the same")                               \
	X(BOTTOM, "End G", ON_ALL, "", "to the end")                                               \
	X(TIMES, "1 2 3 4 5 6 7 8 9 0", ON_COUNTED, "",                                            \
	    "how often the next key moves: 5j; the fifth thing: 5G")                               \
	X(BACK, "Backspace b Left h", ON(HELP) | ON(COMPARE) | ON(PROBLEMS), "back",               \
	    "back to where you were")                                                              \
	X(BACK, "Backspace b", ON(OUTCOME), "back",                                                \
	    "back to where you were; from the end of the walk to its last question, whose answer " \
	    "is taken back")                                                                       \
	X(BACK, "Backspace b",                                                                     \
	    ON(READER) | ON(CONTENTS) | ON(PATH) | ON(FINDINGS) | ON(TREE) | ON(FIGURE) |          \
		ON(PRACTICE),                                                                      \
	    "back", "back to where you were")                                                      \
	X(SOURCES, "d", ON(OUTCOME) | ON(READER), "sources", "to the documents and their sources") \
	X(SOURCES, "d", ON_ALL, "",                                                                \
	    "to what the documents say of what is selected or read, with the source of each part") \
	X(OLDER, "^O", ON_ALL, "", "to the place before the last jump, as often as wanted")        \
	X(FORWARD, "f", ON_ALL, "", "forward again, after going back")                             \
	X(FORWARD, "Tab", ON(TREE) | ON(FINDINGS), "", "the same: a terminal sends it for ^I")     \
	X(CANCEL, "Esc", ON_ALL, "", "leave this screen, or give up what was begun")               \
	X(GO_WALK, "w", ON_ALL, "walk", "to the question that is asked now")                       \
	X(GO_FINDINGS, "i", ON_ALL, "findings",                                                    \
	    "tick what is known already; the walk asks the rest")                                  \
	X(GO_OUTCOME, "o", ON_ALL, "outcome", "to the outcome of the answers so far")              \
	X(GO_PATH, "p", ON_ALL, "path", "to your answers, to look at and to change")               \
	X(GO_COMPARE, "v", ON_ALL, "compare", "two or three causes side by side")                  \
	X(GO_TREE, "t", ON_ALL, "tree", "to the whole tree of questions")                          \
	X(GO_FIGURE, "I", ON_ALL, "figure",                                                        \
	    "to the figure: where what fits sits, or what is selected, and what can hurt there")   \
	X(GO_READER, "r", ON_ALL, "read", "read about what is selected, or what was read last")    \
	X(GO_CONTENTS, "c", ON_ALL, "contents", "to everything this topic holds")                  \
	X(GO_PRESENT, "L", ON(PRACTICE), "",                                                       \
	    "present the selected case to a room, from its story on")                              \
	X(GO_PRESENT, "L", ON_ALL, "", "one question alone on the screen, for a lecture")          \
	X(GO_PRACTICE, "P", ON_ALL, "practice", "practise on a case, and see how you did")         \
	X(GO_PROBLEMS, "e", ON_ALL, "", "what is wrong in the tables (while they are watched)")    \
	X(FIND, "/", ON_FIND, "find", "find words on this page")                                   \
	X(FIND_NEXT, "n", ON_FIND, "", "to the next place with these words")                       \
	X(FIND_BEFORE, "N", ON_FIND | ON(PRACTICE), "", "to the place before")                     \
	X(FILTER, "/", ON(FINDINGS), "find", "only the findings that have the words you type")     \
	X(FILTER, "/", ON(WALK) | ON(PATH) | ON(CONTENTS) | ON(FIGURE), "find",                    \
	    "to the contents, to find anything as you type")                                       \
	X(FIND_THIS, "*", ON_FIND, "", "find the name of what is selected or read")                \
	X(BOOKMARK, "B", ON_ALL, "",                                                               \
	    "bookmark what is selected or read; bookmarks stand atop the contents")                \
	X(MARK, "m", ON_ALL, "", "and a letter: mark this place with it")                          \
	X(TO_MARK, "'", ON_ALL, "", "and a letter: to the place with that mark; '' back again")    \
	X(COPY, "y", ON_COPIED, "",                                                                \
	    "copy the selected entry, or the page, to the terminal's clipboard")                   \
	X(PAGER, "|", ON_ALL, "", "read the page, or the selected entry, in $PAGER")               \
	X(NOTE, "+", ON_ALL, "", "write a note on what is selected or read")                       \
	X(SAVE, "S", ON_ALL, "", "save the answers, bookmarks and notes in a file")                \
	X(UNDO, "z", ON_ALL, "", "undo the last change of answers, bookmarks or notes")            \
	X(REDO, "Z ^R", ON_ALL, "", "do it again")                                                 \
	X(RESTART, "s", ON_ALL, "", "start over; asks first")                                      \
	X(NEW_PERSON, "W", ON_ALL, "",                                                             \
	    "for a new person: forget answers, notes, bookmarks, marks, filters, places; asks "    \
	    "first")                                                                               \
	X(BEGIN, "F", ON(READER) | ON(CONTENTS), "",                                               \
	    "begin the walk at the step of a flow that is selected or read")                       \
	X(MOUSE, "M", ON_ALL, "", "leave the mouse to the terminal, or take it back")              \
	X(CHOOSE, "Enter", ON(PALETTE), "go", "go there, do that, or read it")                     \
	X(BACK, "Backspace b Left h", ON(PALETTE), "close", "close it")                            \
	X(GO_PALETTE, ":", ON_ALL, "anything",                                                     \
	    "every screen, action and entry, found as you type")                                   \
	X(GO_HELP, "? F1", ON_ALL, "keys", "this help")                                            \
	X(LEAVE, "q ^C", ON_ALL, "",                                                               \
	    "leave this screen; from the walk, quit (asks if there are answers)")                  \
	X(QUIT, "Q", ON_ALL, "", "quit at once")                                                   \
	X(REDRAW, "^L", ON_ALL, "", "draw the screen anew")

struct key_row {
	enum action action;
	const char *keys; /* names separated by spaces */
	uint32_t screens;
	const char *label, *help;
};

/* As SCREENS has it. */
struct screen_row {
	const char *name;
	enum action way;
};

extern const struct screen_row keys_screens[SCREEN_COUNT];

/* The rows of the table; NULL past the end. */
const struct key_row *keys_row(size_t i);
/* What a key does on a screen. */
enum action keys_action(uint32_t key, enum screen_id screen);
/* Gives an action other keys on every screen that has it; to be called before the browser
 * starts. */
void keys_set(enum action action, const char *keys);
/* The action of a name, as a configuration writes it; ACTION_NONE if there is none. */
enum action keys_action_named(const char *name);
/* That name. */
const char *keys_action_name(enum action action);
/* True if the key means the action on every screen where a row of the action names it. */
bool keys_is_clear(enum action action, uint32_t key);
/* The key at a place of the action's list on that screen, from 0, as text: "Enter"; "" if there is
 * none. And the place of a key, -1 if it is not there. */
const char *keys_nth(enum action action, enum screen_id screen, size_t place, char out[16]);
int keys_place(enum action action, enum screen_id screen, uint32_t key);
/* A list of keys as people write it: "1 to 9 0". */
void keys_add_words(const char *keys, struct buf *out);
/* The key of a name ("a", "PgDn", "^L"); 0 where there is none. */
uint32_t keys_parse(const char *name, size_t len);
/* The screen that an action leads to; SCREEN_COUNT: none. */
enum screen_id keys_leads_to(enum action action);

#endif
