#include "model/formats/page-head.h"

static const char head[] =
	"<meta charset=\"utf-8\"/>\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	"<meta name=\"color-scheme\" content=\"light dark\"/>\n";

static const char style[] =
	":root{color-scheme:light dark;--ink:#1a1a1a;--dim:#595959;--line:#c4c4c4;--pale:#ececec;--page:#fff;--agreed:#1f4e8c;--waiting:#8a5200;--done:#226b3a}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--dim:#a9a9a9;--line:#4a4a4a;--pale:#2b2e35;--page:#16181c;--agreed:#8ab4f8;--waiting:#f0b44c;--done:#7fd196}}\n"
	"@page{size:A4;margin:10mm 12mm}\n"
	"body{font:13px/1.4 system-ui,\"DejaVu Sans\",Arial,sans-serif;color:var(--ink);background:var(--page);max-width:780px;margin:20px auto;padding:0 16px}\n"
	"h1{font-size:1.5em;line-height:1.2;margin:0 0 .3em}h2{font-size:1.1em;margin:.9em 0 .3em;border-bottom:1px solid var(--line)}h1,h2,p,li,th,td{unicode-bidi:plaintext;text-align:left}\n"
	"p{margin:.25em 0}ul{margin:.2em 0;padding-left:1.4em}table{border-collapse:collapse;width:100%}table+table{margin-top:1em}\n"
	"th,td{border-bottom:1px solid var(--line);padding:.15em .9em .15em 0;vertical-align:top;overflow-wrap:anywhere}th{font-weight:600;color:var(--dim)}\n"
	".n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.w,.k{white-space:nowrap}.n,.w{width:1%}.m{color:var(--dim)}tr>:last-child{padding-right:0}\n"
	".plain th,.plain td{border:0;padding-top:0;padding-bottom:0;width:50%}.s,.sum td{font-weight:600}.sum td{border-top:1px solid var(--dim)}.over td{font-weight:600;padding-top:.6em}\n"
	"ul.pick{list-style:none;padding-left:0}ul.pick li{padding-left:1.7em;text-indent:-1.7em;margin:.25em 0}.box{display:inline-block;width:.8em;height:.8em;border:1px solid var(--ink);margin-right:.8em}\n"
	".blank{display:flex;margin:1em 0 0}.blank i{flex:1;border-bottom:1px solid var(--ink);margin-left:.6em}.blank+h2{margin-top:1.6em}\n"
	"footer{margin-top:.8em;color:var(--dim);overflow-wrap:anywhere}\n"
	".stamp{position:fixed;top:42%;left:0;right:0;z-index:-1;text-align:center;font-size:96px;font-weight:700;line-height:1;letter-spacing:.08em;color:var(--pale);transform:rotate(-32deg)}\n"
	"svg{display:block;width:100%;height:auto}svg text{font-size:10px;fill:var(--dim)}.grid{stroke:var(--line);stroke-width:.6}.line{fill:none}\n"
	"svg .name{font-size:9.4px;font-weight:500}.line.m0{stroke:var(--agreed);stroke-width:2.4}svg .name.m0{fill:var(--agreed)}\n"
	".line.m1{stroke:var(--waiting);stroke-width:1.6;stroke-dasharray:2 3}svg .name.m1{fill:var(--waiting)}.line.m2{stroke:var(--dim);stroke-width:1.2;stroke-dasharray:8 4}\n"
	".line.m3{stroke:var(--done);stroke-width:3}svg .name.m3{fill:var(--done)}.line.m4{stroke:var(--dim);stroke-width:1.1}\n";

/* Sums stay with what they sum up, headings with what they head. */
static const char print_style[] =
	"@media print{:root{--ink:#000;--dim:#444;--line:#bbb;--pale:#e6e6e6;--page:#fff;--agreed:#1f4e8c;--waiting:#8a5200;--done:#226b3a}\n"
	"body{max-width:none;margin:0;padding:0;line-height:1.24}h2{margin:.6em 0 .15em}th,td{padding-top:.06em;padding-bottom:.06em}h2,tr,svg,footer{break-inside:avoid}h2,.over{break-after:avoid}.sum,.part{break-before:avoid}";
static const char roomy_style[] = "\nbody{line-height:1.4}h1{margin-bottom:.7em}h2{margin-top:1.1em}th,td{padding-top:.22em;padding-bottom:.22em}.plain th,.plain td{padding-top:.05em;padding-bottom:.05em}table+table{margin-top:1.5em}footer{margin-top:1.4em}";

static void write_style(struct text *text, const struct page_head *page)
{
	text_add(text, style);
	text_add(text, print_style);
	if (page->roomy)
		text_add(text, roomy_style);
	text_print(text, "body{font-size:%d.%dpx}}\n", page->size / 10, page->size % 10);
	if (page->letter)
		text_add(text, "@page{size:letter}\n");
}

/* Who hears the page read is told by its first sentence. */
static void write_stamp(struct text *text, const char *stamp)
{
	text_add(text, "<div class=\"stamp\" aria-hidden=\"true\">");
	text_add_html(text, stamp);
	text_add(text, "</div>\n");
}

void page_head(struct text *text, const struct page_head *page)
{
	text_print(text, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", locale_language(page->locale));
	text_add(text, head);
	text_add(text, "<title>");
	text_add_html(text, page->title ? page->title : "");
	text_add(text, "</title>\n<style>\n");
	write_style(text, page);
	text_add(text, "</style>\n</head>\n<body>\n");
	if (page->stamp)
		write_stamp(text, page->stamp);
	if (!page->title)
		return;
	text_add(text, "<h1>");
	text_add_html(text, page->title);
	text_add(text, "</h1>\n");
}

void page_end(struct text *text)
{
	text_add(text, "</body>\n</html>\n");
}
