"""What pages print that holds nothing of a report: buttons, menus, counters, link labels.

Labels are compared in lower case, without a closing colon.
"""

from __future__ import annotations

import re
from functools import cache

from casegraph.model.link_labels import LOOSE_LABELS, SURE_LABELS

FURNITURE = frozenset({
    "about", "accesses", "accepted", "advertisement", "altmetric", "article", "article metrics",
    "author email", "bookmark", "buy article pdf", "cite", "cite as", "cite paper", "contents",
    "copy to clipboard", "correspondence to", "doi", "download", "download article",
    "download citation", "download pdf", "email author", "email authors", "endnote",
    "export citation", "facebook", "figures", "first online", "full text", "get shareable link",
    "google scholar", "home", "issue date", "journal home", "journals & books", "linkedin",
    "log in", "main", "mendeley", "menu", "metrics", "metrics details", "navigation",
    "next article", "open access", "other actions", "outline", "papers", "peer review reports",
    "pdf", "powerpoint", "pubmed disclaimer", "issue section", "statistics from altmetric.com",
    "request permissions", "see more details", "previous article", "print",
    "provided by the springer nature sharedit content-sharing initiative", "published",
    "publishing model", "read cube", "readcube", "received", "ris", "refworks",
    "reprints and permissions", "revised", "save", "search", "search options", "share",
    "share article", "share this article", "skip to main content", "springerlink", "subjects",
    "supplementary files", "tables", "twitter", "version of record", "view author publications",
    "view pdf", "you can also search for this author in pubmed google scholar",
    "you can also search for this author in", "zotero", "bibtex", "enw",
    "anyone you share the following link with will be able to read this content:",
    "sorry, a shareable link is not currently available for this article.",
    "view author's orcid profile", "view author’s orcid profile", "accept all cookies",
    "reject all", "accept all", "manage preferences", "manage cookies", "cookie settings",
    "your privacy, your choice", "sign in", "register", "sign up", "cart", "find a journal",
    "publish with us", "track your research", "submit your manuscript", "submit manuscript",
    "show authors", "show more", "show less", "author notes",
    "article notes", "article history", "author links open overlay panel", "add to mendeley",
    "get rights and content", "under a creative commons license", "open archive", "open manuscript",
    "free access", "free", "open", "buy", "peer-reviewed", "journal article", "pdf/epub", "epub",
    "download epub", "download book", "tools", "views", "split view", "split-screen",
    "split screen", "permissions", "icon permissions", "search site", "close modal", "close",
    "open in figure viewer", "open in new tab", "open in a new tab", "open in a separate window",
    "download slide", "full size image", "full size table", "view large image", "view large",
    "view larger image", "larger image", "original image", "powerpoint slide", "ppt", "png",
    "tiff", "go to", "related", "information", "details", "explore all metrics",
    "download references", "references (0)", "email", "tweet", "reddit", "whatsapp", "wechat",
    "copy link", "copy url", "share by email", "share on facebook", "share on twitter",
    "share on linkedin", "share on x", "share on reddit", "share via email", "link copied",
    "print article", "email this article", "toggle navigation", "advanced search", "view metrics",
    "view article page", "look inside", "look", "inside", "get access", "check access",
    "subscribe now", "buy now",
    "log in via an institution", "subscribe and save", "cancel anytime",
    "rent this article via deepdyve", "institutional subscriptions", "learn more",
    "view all access options", "sign up for alerts", "set up alerts", "get citation", "citations",
    "downloads", "mentions", "show citation", "order article reprints", "order reprints",
    "downloadkeyboard_arrow_down", "download keyboard_arrow_down", "keyboard_arrow_down",
    "browse figure", "browse figures", "versions notes", "review reports", "back to top",
    "back totop", "top", "[ref list]", "view full references list", "source", "pmc disclaimer",
    "logo", "scroll to top", "jump to", "next", "previous", "image", "images gallery",
    "discover the latest articles in related subjects.", "use our pre-submission checklist",
    "avoid common mistakes on your manuscript.", "instant access to the full article pdf.",
    "not logged in", "my account", "my library", "alerts", "journal info", "all journals",
    "explore content", "about the journal", "view all journals", "view article", "view abstract",
    "read the full text", "view references", "show references", "hide", "expand", "collapse",
    "topic", "title", "journal", "author affiliations +", "online first", "on this page",
    "fulltext metrics get permission", "search in: this journal anywhere",
    "checked for plagiarism yes", "review by single anonymous peer review",
    "review by single-blind", "review by double-blind",
    "buy article", "buy options", "buy single article", "subscribe to journal", "instant download",
    "unlimited access to the full article", "include local sales tax if applicable",
    "immediate online access to all issues", "subscription will auto renew annually",
    "crossmark", "check for updates", "springer nature", "advertisement intended for healthcare",
})  # fmt: skip

LINKS = frozenset(name.casefold() for name in (*SURE_LABELS, *LOOSE_LABELS))
_FIRST_WORDS = frozenset({
    "academic", "accesses", "altmetric", "article", "articles", "author", "avoid", "buy", "by",
    "check", "citation", "citations", "cited", "copyright", "corresponding", "download",
    "downloads",
    "e-issn", "e-mail", "e-mails", "edited", "editor", "editors", "eissn", "electronic", "email",
    "emails", "get", "issn", "issue", "logo", "mentions", "online", "our", "over", "peer",
    "receive", "request",
    "pmc", "price", "print",
    "publisher", "readers", "reviewed", "sec", "section", "shares", "sign", "springer",
    "springer+",
    "subject", "this", "topic", "topics", "use", "view", "views", "we", "you", "viewtable",
    "immediate", "learn", "rent", "subscription", "tax", "unlimited", "us", "us$", "usd",
})  # fmt: skip
_FIRST_CHARACTERS = frozenset(".,€$(")
_COUNTED = (
    "access", "altmetric", "citation", "download", "mention", "reader", "share", "view", "unit",
    "@",
)  # fmt: skip


def is_noise(text: str, name: str) -> bool:
    """Tell whether a short line is of a layout's forms; `name` is the line as a label."""
    if text[0].isdigit():
        if not any(word in name for word in _COUNTED):
            return False
    elif text[0] not in _FIRST_CHARACTERS and "@" not in text:
        word = name.partition(" ")[0].rstrip(":.")
        if word not in _FIRST_WORDS:
            return False
    return _pattern().fullmatch(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """Return the forms of lines of layout that vary: counters, prices, banners, addresses."""
    return re.compile(
        r"(?:[\d.,]+\s*k?\s*(?:accesses|altmetric|citations?|downloads|mentions|readers|shares|views)"
        r"[\s|•·]*)+(?:explore all metrics)?"
        r"|(?:accesses|altmetric|citations?|downloads|mentions|readers|shares|views):?\s*[\d.,]+k?"
        r"|(?:print |online |electronic |e-?)?issn:?\s*\d{4}-\d{3}[\dx]"
        r"|publisher name\s.{1,80}|springer nature remains neutral with regard to .{1,200}"
        r"|use our pre-submission checklist.{0,40}|avoid common mistakes on your manuscript\.?"
        r"|(?:e-?mail|corresponding author)s?( address)?:?\s*\S+@\S+|\S+@\S+\.\w{2,}"
        r"|(?:we use|our|this (?:web)?site uses|by (?:using|continuing)) "
        r".{0,160}\bcookies?\b.{0,160}"
        r"|over [\d.,]+ million scientific documents.{0,40}|request permission.{0,20}"
        r"|.{1,60} g\d{3}[a-z]?(?: \d+)?(?: figure .{1,200})?"
        r"|logo of [\w-]{1,60}"
        r"|you can also search for this author in\s.{1,60}|check for updates\. verify .{1,80}"
        r"|(?:author information|article notes|copyright and licen[sc]e information|pmc disclaimer|"
        r"[\s►▸,|+]){4,}|articles from .{1,160} are provided here courtesy of .{1,120}"
        r"|download ?: ?download .{1,60}|view\s?table .{0,40}|"
        r"cited by(?: \(.{1,20}\))?:? ?\(?\d+\)?(?: articles?.{0,30})?"
        r"|(?:price includes vat|buy article pdf|get \d+ units|1 unit = |springer\+ basic|"
        r"download article/chapter|this is a preview of subscription content|€|\$).{0,120}"
        r"|\(?this article (?:belongs to|is part of) the .{1,200}|\(?citation tools\)?"
        r"|(?:subject area|topics?|issue section|sec\.):? .{1,160}|section: .{1,160}"
        r"|(?:us ?\$|usd) ?[\d.,]+|tax calculation will be .{1,60}"
        r"|subscription will auto.?renew.{0,60}|immediate online access to .{1,120}"
        r"|rent this article .{1,60}|unlimited access to .{1,80}"
        r"|learn (?:more )?about institutional subscriptions"
        r"|peer reviewer comments \d+|editor who approved publication: .{1,100}"
        r"|(?:sign up to )?receive new article alerts from .{1,100}"
        r"|(?:academic )?editors?: .{1,160}|(?:edited|reviewed) by:? .{1,200}",
        re.IGNORECASE,
    )
