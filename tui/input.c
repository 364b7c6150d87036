#include "tui/input.h"

#include <string.h>

enum { ESC = 27, BEL = 7, SEQUENCE_WAIT = 50, SEQUENCE_MOST = 4096, PASTE_MOST = 1 << 20 };

struct input input_new(int (*read)(void *context, int wait), void *context)
{
	return (struct input){.read = read, .context = context, .again = INPUT_NONE};
}

void input_free(struct input *input)
{
	text_free(&input->pasted);
}

static int next(struct input *input, int wait)
{
	int got = input->again;

	input->again = INPUT_NONE;
	return got != INPUT_NONE ? got : input->read(input->context, wait);
}

/* The rest of a sequence: terminals send it in one piece, slow lines a little later. */
static int next_of_sequence(struct input *input)
{
	int got = next(input, SEQUENCE_WAIT);

	input->taken += got != INPUT_NONE;
	return got;
}

/* CSI: parameters, then one final byte. The oldest mouse reports have three more. */
static void drop_control(struct input *input)
{
	int got, length = 0;

	do
		got = next_of_sequence(input);
	while (got >= 0x20 && got < 0x40 && ++length < SEQUENCE_MOST);
	if (got == 'M' && !length)
		for (int i = 0; i < 3; i++)
			next_of_sequence(input);
	else if (got != INPUT_NONE && (got < 0x20 || got > 0x7e))
		input->again = got;
}

/* OSC, DCS and their like: up to BEL or ESC \. */
static void drop_string(struct input *input)
{
	int got;

	for (int length = 0; length < SEQUENCE_MOST; length++) {
		got = next_of_sequence(input);
		if (got == INPUT_NONE || got == BEL)
			return;
		if (got == ESC) {
			got = next_of_sequence(input);
			if (got != '\\' && got != INPUT_NONE)
				input->again = got;
			return;
		}
	}
}

/* After ESC: nothing (the key itself), or a sequence, or a letter held with Alt. True when it was the key. */
static bool was_escape_key(struct input *input)
{
	int got = next(input, 0);

	if (got == INPUT_NONE)
		return true;
	if (got == ESC || got > 0xff) {
		input->again = got;
		return true;
	}
	input->taken++;
	if (got == '[')
		drop_control(input);
	else if (got == 'O')
		next_of_sequence(input);
	else if (strchr("]P_^X", got) && got)
		drop_string(input);
	return false;
}

/* One byte more of a character; true when it is whole. A byte that fits nothing is dropped. */
static bool decode(struct input *input, int byte, uint32_t *point)
{
	char bytes[1] = {(char)byte};
	bool began = !mbsinit(&input->state);
	wchar_t wide;
	size_t length = mbrtowc(&wide, bytes, 1, &input->state);

	if (length == (size_t)-2)
		return false;
	if (length == (size_t)-1) {
		input->state = (mbstate_t){0};
		if (began)
			input->again = byte;
		else
			input->taken++;
		return false;
	}
	input->taken++;
	*point = (uint32_t)wide;
	return true;
}

static bool end_paste(struct input *input, struct press *press)
{
	input->pasting = false;
	*press = (struct press){.key = PRESS_PASTE, .text = text_string(&input->pasted)};
	return true;
}

/* Esc with nothing behind it ends a paste whose end was lost. */
static bool take_pasted(struct input *input, int got, struct press *press)
{
	uint32_t point;

	if (got > 0xff) {
		input->taken++;
		return false;
	}
	if (got == ESC) {
		input->taken++;
		input->again = input->read(input->context, SEQUENCE_WAIT);
		return input->again == INPUT_NONE && end_paste(input, press);
	}
	if (decode(input, got, &point) && input->pasted.length < PASTE_MOST)
		text_add_point(&input->pasted, point);
	return false;
}

bool input_next(struct input *input, struct press *press)
{
	uint32_t point;
	int got;

	for (got = next(input, 0); got != INPUT_NONE; got = next(input, 0)) {
		if (got == INPUT_PASTE_BEGIN || got == INPUT_PASTE_END) {
			input->taken++;
			if (got == INPUT_PASTE_END && input->pasting)
				return end_paste(input, press);
			input->pasting = got == INPUT_PASTE_BEGIN;
			text_clear(&input->pasted);
		} else if (input->pasting) {
			if (take_pasted(input, got, press))
				return true;
		} else if (got == INPUT_OTHER) {
			input->taken++;
		} else if (got > 0xff) {
			input->taken++;
			*press = (struct press){.key = (uint32_t)got};
			return true;
		} else if (got == ESC && mbsinit(&input->state)) {
			input->taken++;
			*press = (struct press){.key = PRESS_ESC};
			if (was_escape_key(input))
				return true;
		} else if (decode(input, got, &point)) {
			*press = (struct press){.key = point == 127 ? PRESS_BACKSPACE : point};
			return true;
		}
	}
	return false;
}
