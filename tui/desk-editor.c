/* A text of the screen in the user's own editor: asked for by a key, run once the terminal is free for it. */
#include <stdlib.h>
#include <string.h>

#include "tui/desk-inside.h"
#include "tui/editor.h"

void desk_edit(struct desk *desk, const char *text)
{
	free(desk->to_edit);
	desk->to_edit = strdup(text);
	if (!desk->to_edit)
		arena_exhausted();
}

bool desk_wants_editor(const struct desk *desk)
{
	return desk->to_edit != NULL;
}

/* Editors end each text with a newline. */
static void cut_end(char *text)
{
	size_t length = strlen(text);

	while (length && (text[length - 1] == '\n' || text[length - 1] == '\r'))
		text[--length] = '\0';
}

bool desk_run_editor(struct desk *desk)
{
	struct arena *arena = arena_new();
	struct text text = {0};
	char *edited = NULL;
	bool stays = true;

	text_print(&text, "%s\n", desk->to_edit);
	free(desk->to_edit);
	desk->to_edit = NULL;
	if (editor_run(desk->book, arena, &text, &edited)) {
		cut_end(edited);
		stays = desk_press(desk, &(struct press){.key = PRESS_EDITED, .text = edited});
	} else {
		desk_refuse(desk);
	}
	text_free(&text);
	arena_free(arena);
	return stays;
}
