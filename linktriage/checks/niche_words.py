"""How flagged niches name themselves in domains and anchors, in several languages.

Stems are matched inside a domain's labels, hyphens taken out and accents folded. Bare words are
dangerous there: "cialis" stands in "specialist" and "socialist", "wett" in "Wetter", "cbd" is
also a part of many cities. So a stem is listed only in a form that ordinary names do not hold,
and what is left of ordinary names is listed in `INNOCENT`.
"""

from __future__ import annotations

from collections.abc import Mapping

STEMS: Mapping[str, str] = {
    "gambling": """
        casino kasino cassino kaszino cazino kazino gambl sportsbook sportsbet sportwett
        betting interwetten onlinewetten wettanbieter wettbonus wettquoten poker roulette
        blackjack baccarat onlineslot freeslot videoslot realslot vegasslot slotsfor
        slotsonline slotmachine slotgacor slotonline slot88 slot777 spielautomat spielothek
        gluecksspiel glucksspiel tragaperra apuesta scommess bookmaker buchmacher bukmacher
        bukmeker togel judionline bandarq situsjudi bahis kumarhane pokies parissportif
        jeuxdargent kansspel gokkast 1xbet bet365 betway betfair betsson betano pokerstars
        ladbrokes williamhill leovegas казино букмекер ставкинаспорт カジノ 赌场 博彩 카지노
        토토사이트
    """,
    "adult": """
        porn sexcam sexchat sexshop sexvideo livesex freesex sexkontakt sexdating videosexo
        camgirl webcamgirl escortservice escortgirl escortagency escorts callgirl hentai
        erotikshop erotikportal xvideos xhamster xxxvideo xxxmovie порно
    """,
    "pharmacy": """
        viagra buycialis genericcialis cheapcialis ordercialis onlinecialis levitra kamagra
        tadalafil sildenafil potenzmittel buyxanax buytramadol phentermine canadianpharm
        buysteroid виагра
    """,
    "loans": """
        paydayloan paydaylender paydayadvance cashadvance titleloan badcreditloan quickloans
        kreditohneschufa sofortkredit minikredit prestamosrapido chwilowk pikavippi smslan
        микрозайм
    """,
    "essay mills": """
        essaywrit writemyessay writemypaper writemythesis buyessay customessay essayservice
        cheapessay paperwritingservice dissertationwrit thesiswrit domyhomework
        domyassignment buytermpaper akademischeghostwriter ghostwriterhausarbeit
        hausarbeitschreibenlassen
    """,
    "replicas": """
        replicawatch watchreplica replicarolex rolexreplica fakerolex replicahandbag
        replicabag replicashoe relojesreplica montrereplique replikuhren replicauhren
        cheapjersey
    """,
    "cbd": """
        cbdoil cbdgumm cbdshop cbdstore cbdvap cbdflower buycbd bestcbd cbdkauf cbdbluten
        kratom
    """,
}
"""Niche to the stems that flag a domain."""

TLDS: Mapping[str, str] = {
    "gambling": "bet casino poker",
    "adult": "porn xxx sex adult",
    "loans": "loan loans",
}
"""Niche to the top-level domains made for it."""

INNOCENT = """
    pornic pornichet pornchai porntip pornthip siriporn supaporn suphaporn somporn planningpoker
    scrumpoker pokerplanning groupecasino montecasino montecassino cassinoedintorni abetting
    bettingen casinotheater casinogesellschaft casinoregnskab escortedtour smslanka
    alphabet tibet diabet elizabet elisabet lisbet sherbet sorbet gibbet corbet nisbet quodlibet
    talbet
"""
"""Parts of ordinary names that hold a stem or end in "bet"; taken out before looking."""

PHRASES: Mapping[str, str] = {
    "gambling": r"(?:online|live|crypto|bitcoin|best|new|real money) casinos?|casino bonus(?:es)?"
    r"|casinos? (?:online|en ligne)|online slots?|slots? online|sports betting|betting sites?"
    r"|online[ -]?(?:poker|kasino|gluecksspiel|gl[uü]cksspiel)|free spins|sportwetten"
    r"|apuestas deportivas|scommesse sportive|paris sportifs",
    "adult": r"(?:free|live) (?:porn|sex)|porn (?:videos?|tube)|sex cams?"
    r"|escort (?:girls?|service)",
    "pharmacy": r"(?:buy|cheap|generic|order) (?:viagra|cialis|levitra|xanax|tramadol)",
    "loans": r"payday loans?|cash advance loans?|bad credit loans?|kredit ohne schufa",
    "essay mills": r"(?:essay|paper|dissertation) writing services?|write my (?:essay|paper)"
    r"|buy (?:an )?essays?",
    "replicas": r"replica (?:watch(?:es)?|handbags?|bags?|rolex)",
    "cbd": r"(?:buy|best) cbd|cbd (?:gummies|vape)",
}
"""Niche to whole anchor phrases that nobody uses for anything else."""

WORDS: Mapping[str, str] = {
    "gambling": r"casinos?|kasinos?|slots|poker|betting|sportsbooks?|bookmakers?",
    "adult": r"porn|porno|escorts|xxx",
    "pharmacy": r"viagra|cialis|levitra|kamagra",
    "loans": r"payday",
}
"""Niche to anchor words that flag only together: two sites of one niche on the page."""
