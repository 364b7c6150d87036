#include "db/beside.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/backup.h"
#include "db/path.h"

/* The journal's header: sqlite.org/fileformat2.html, 3. */
enum { MAGIC_SIZE = 8, COUNT_PLACE = 8, SIZE_PLACE = 16, SECTOR_PLACE = 20, PAGE_PLACE = 24, HEADER_SIZE = 28, MOST_PAGES = 1 << 20 };
/* In the first page of a store. */
enum { WRITES_PLACE = 24, APPLICATION_PLACE = 68, STORE_HEADER_SIZE = 100 };

static uint32_t number_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool name_beside(const char *path, const char *end, char name[PATH_MAX])
{
	return snprintf(name, PATH_MAX, "%s%s", path, end) < PATH_MAX;
}

static bool refuse_kind(const char *name, mode_t mode, struct fault *fault)
{
	return fault_set(fault, FAULT_STORE, "\"%s\" is %s, so the store beside it can't be used safely; move it away.", path_tail(name),
		S_ISLNK(mode) ? "a link" : S_ISDIR(mode) ? "a folder" : "no plain file");
}

/* In a folder that others can write to, they could lay down what SQLite then does to the store. Root may do so anyway. */
static bool belongs_to_owner(const char *path, const char *name, const struct stat *at, struct fault *fault)
{
	struct stat store;

	if (at->st_uid == 0 || at->st_uid == geteuid() || stat(path, &store) != 0 || at->st_uid == store.st_uid)
		return true;
	return fault_set(fault, FAULT_STORE, "\"%s\" belongs to another user, so the store beside it can't be used safely; move both to a folder of your own.", path_tail(name));
}

static bool read_at(int file, off_t at, unsigned char *bytes, size_t size)
{
	return pread(file, bytes, size, at) == (ssize_t)size;
}

/* Of one stretch of the journal: pages, each behind its number and before its sum. Answers where the stretch ends. */
static off_t look_at_pages(int file, off_t at, uint32_t count, uint32_t size, struct beside *beside)
{
	unsigned char page[4 + STORE_HEADER_SIZE];

	for (uint32_t i = 0; i < count && i < MOST_PAGES && !beside->has_first; i++) {
		if (!read_at(file, at, page, sizeof page))
			break;
		if (number_at(page) == 1)
			*beside = (struct beside){true, beside->pages, true, number_at(page + 4 + APPLICATION_PLACE), number_at(page + 4 + WRITES_PLACE)};
		at += 8 + (off_t)size;
	}
	return at;
}

/* A write that outgrows the memory for it syncs its journal now and then, and goes on behind another header. */
static void find_first_page(int file, struct beside *beside)
{
	static const unsigned char magic[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
	unsigned char header[HEADER_SIZE];
	uint32_t sector = 0, size = 0;

	for (off_t at = 0; !beside->has_first && read_at(file, at, header, sizeof header) && memcmp(header, magic, MAGIC_SIZE) == 0; ) {
		if (at == 0) {
			sector = number_at(header + SECTOR_PLACE);
			size = number_at(header + PAGE_PLACE);
			*beside = (struct beside){.is_there = true, .pages = number_at(header + SIZE_PLACE)};
		}
		if (sector < 32 || sector > 65536 || size < 512 || size > 65536)
			return;
		at = look_at_pages(file, at + sector, number_at(header + COUNT_PLACE), size, beside);
		at = (at + sector - 1) / sector * sector;
	}
}

static bool look_at_journal(const char *path, struct beside *beside, struct fault *fault)
{
	char name[PATH_MAX];
	struct stat at;
	int file;

	if (!name_beside(path, "-journal", name) || lstat(name, &at) != 0)
		return true;
	if (!S_ISREG(at.st_mode))
		return refuse_kind(name, at.st_mode, fault);
	if (!belongs_to_owner(path, name, &at, fault))
		return false;
	file = at.st_size > HEADER_SIZE ? open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1;
	if (file >= 0) {
		find_first_page(file, beside);
		close(file);
	}
	return true;
}

/* ambit keeps none; SQLite plays one into any file that has its name. */
static bool look_at_log(const char *path, bool is_wal, struct fault *fault)
{
	char name[PATH_MAX];
	struct stat at;

	if (!name_beside(path, "-wal", name) || lstat(name, &at) != 0)
		return true;
	if (!S_ISREG(at.st_mode))
		return refuse_kind(name, at.st_mode, fault);
	if (!is_wal && at.st_size > 0)
		return fault_set(fault, FAULT_STORE, "\"%s\" was left by a write to another file, and would damage this one; move it away.", path_tail(name));
	return belongs_to_owner(path, name, &at, fault);
}

bool beside_look(const char *path, bool is_wal, struct beside *beside, struct fault *fault)
{
	*beside = (struct beside){0};
	return look_at_journal(path, beside, fault) && look_at_log(path, is_wal, fault);
}

bool beside_is_clear(const char *path, struct fault *fault)
{
	static const char *const ends[] = {"-journal", "-wal"};
	char name[PATH_MAX];
	struct stat at;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (!name_beside(path, ends[i], name) || lstat(name, &at) != 0)
			continue;
		if (!S_ISREG(at.st_mode))
			return refuse_kind(name, at.st_mode, fault);
		if (at.st_size > 0)
			return fault_set(fault, FAULT_STORE, "\"%s\" was left by a store that is gone, and would damage a new one; move it away.", path_tail(name));
	}
	return true;
}

static bool put_by(const char *name, const char *to, struct fault *fault)
{
	struct stat at;
	bool ok;
	int file;

	if (lstat(name, &at) != 0 || !S_ISREG(at.st_mode) || !at.st_size)
		return true;
	file = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0)
		return fault_set(fault, FAULT_STORE, "\"%s\" can't be read, so not be put by: %s.", path_tail(name), strerror(errno));
	ok = backup_keep_file(file, to, fault);
	close(file);
	return ok;
}

bool beside_put_by(const char *path, const char *kept, struct fault *fault)
{
	static const char *const ends[] = {"-journal", "-wal", "-shm"};
	char name[PATH_MAX], to[PATH_MAX];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (!name_beside(path, ends[i], name))
			continue;
		if (name_beside(kept, ends[i], to) && !put_by(name, to, fault))
			return false;
		if (unlink(name) != 0 && errno != ENOENT)
			return fault_set(fault, FAULT_STORE, "\"%s\" can't be removed: %s.", path_tail(name), strerror(errno));
	}
	return true;
}
