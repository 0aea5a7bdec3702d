"""What is known of the web's shared hosts and of address parameters, as readable constants."""

from __future__ import annotations

from typing import Final

TENANT_HOSTS: Final = frozenset(
    """
    medium.com substack.com wordpress.com weebly.com tumblr.com typepad.com livejournal.com
    over-blog.com overblog.com squarespace.com ghost.io home.blog hubpages.com strikingly.com
    mystrikingly.com jimdofree.com jimdo.com beehiiv.com hashnode.dev neocities.org fandom.com
    stackexchange.com edublogs.org bearblog.dev blog.fc2.com fc2.com wixsite.com webnode.com
    webnode.page yolasite.com bravenet.com angelfire.com tripod.com blogger.com blog.com
    posterous.com svbtle.com micro.blog write.as omeka.net pbworks.com wikidot.com
    wikispaces.com blogg.se canalblog.com skyrock.com hatenadiary.jp hatenadiary.com
    hateblo.jp seesaa.net exblog.jp cocolog-nifty.com goo.ne.jp altervista.org xoom.it
    uol.com.br ning.com proboards.com freeforums.net forumotion.com zohosites.com
    sharepoint.com podbean.com buzzsprout.com libsyn.com transistor.fm gitbook.io gitbook.com
    readthedocs.org wpengine.com wpcomstaging.com kinsta.cloud site123.me godaddysites.com
    wordpress.org bandcamp.com itch.io deviantart.com newgrounds.com thinkific.com
    teachable.com kajabi.com mykajabi.com zendesk.com freshdesk.com helpscoutdocs.com
    """.split()  # noqa: SIM905 - words read better than a wall of quotes
)
"""Hosts that give each user a subdomain and are missing from the public suffix list."""

NOT_TENANTS: Final = frozenset({"www", "m", "amp", "mobile", "help", "support", "about", "blog"})
"""Subdomains of a shared host that are the platform's own."""

PATH_OWNED: Final = {
    "medium.com": ("@*",),
    "substack.com": ("@*",),
    "youtube.com": ("@*", "channel/*", "c/*", "user/*"),
    "tiktok.com": ("@*",),
    "sites.google.com": ("view/*", "site/*"),
    "linkedin.com": ("in/*", "company/*", "school/*"),
    "reddit.com": ("r/*", "user/*", "u/*"),
    "github.com": ("*",),
    "gitlab.com": ("*",),
    "bitbucket.org": ("*",),
    "gist.github.com": ("*",),
    "dev.to": ("*",),
    "telegra.ph": ("*",),
    "linktr.ee": ("*",),
    "about.me": ("*",),
    "bio.link": ("*",),
    "note.com": ("*",),
    "ameblo.jp": ("*",),
    "geocities.com": ("*",),
    "patreon.com": ("*",),
    "issuu.com": ("*",),
    "slideshare.net": ("*",),
    "scoop.it": ("topic/*", "u/*"),
    "vocal.media": ("authors/*",),
    "muckrack.com": ("*",),
    "behance.net": ("*",),
    "dribbble.com": ("*",),
    "facebook.com": ("groups/*", "pages/*", "*"),
    "instagram.com": ("*",),
    "pinterest.com": ("*",),
    "twitter.com": ("*",),
    "x.com": ("*",),
    "t.me": ("*",),
}
"""Hosts whose first path segments name the owner; `*` stands for one segment."""

PLATFORM_PATHS: Final = frozenset(
    """
    about account accounts api apps assets auth blog business careers categories category
    collections contact contribute copyright developers directory discover docs download
    enterprise events explore faq features feed guidelines hashtag help home i index.html
    index.php intent jobs join legal login logout map marketplace new news notifications p
    photo policies policy popular press pricing privacy search security settings share
    shop signin signup site sitemap sitemap.xml solutions sponsors static status stories
    support tag tags team terms topic topics tos trending watch
    """.split()  # noqa: SIM905 - words read better than a wall of quotes
)
"""First path segments that belong to the platform itself, whoever else owns segments there."""

REGISTRIES: Final = frozenset(
    """
    africa.com ae.org br.com cn.com co.com co.nl co.no com.de com.se de.com eu.com eu.org
    gb.net gr.com hu.net in.net jp.net jpn.com mex.com ru.com sa.com se.net uk.com uk.net
    us.com us.org za.com za.net za.org com.ru net.ru org.ru pp.ru msk.ru spb.ru co.business
    biz.ua co.ua pp.ua ltd.ua co.pl de.eu.org radio.am radio.fm it.com
    """.split()  # noqa: SIM905 - words read better than a wall of quotes
)
"""Private suffixes under which names are sold as anywhere else; what stands there is no tenant."""

RESERVED_SUFFIXES: Final = frozenset({"example", "test", "localhost", "invalid"})
"""Top-level names kept for documentation and tests (RFC 2606)."""

TRACKING: Final = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id mc_cid mc_eid
    igshid igsh _ga _gl _hsenc _hsmi mkt_tok srsltid replytocom amp ref_src ref_url vero_id
    oly_anon_id oly_enc_id s_cid phpsessid jsessionid
    """.split()  # noqa: SIM905 - words read better than a wall of quotes
)
"""Query parameters that say who came from where and never which page is meant."""

TRACKING_PREFIXES: Final = ("utm_", "hsa_", "pk_", "mtm_", "matomo_")
"""Beginnings of such parameters."""
