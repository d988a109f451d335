/* Ramus: from tables of symptoms and causes to a decision tree that can be walked in the
 * terminal. */
#include <locale.h>

#include "cli/command.h"

int
main(int argc, char **argv)
{
	/* Characters as the user has them. The rest of a locale would cost a dozen files to open,
	 * and nothing of it is used: numbers have a point and the words are English. */
	setlocale(LC_CTYPE, "");
	return command_run(argc, argv);
}
