"""Which words after a number name what is counted, and which end the search."""

from __future__ import annotations

from peakday.quantities.speech.wordlists import words

STOP = words(
    """a an the this that these those and or but nor so if then else than as at by for from in into of off on
    onto out over to up with within without under above below between during before after since until while
    because when where which who whom whose what why how is are was were be been being am do does did done
    has have had having can could will would shall should may might must not no yes its it's it he she they
    them their theirs we us our ours you your yours i me my mine his her hers per each every across through
    via plus minus times versus vs means fails goes needs seems hits gets gives makes takes comes becomes
    equals works runs lasts stays remains happens requires uses says sees wants lets serves handles costs
    exceeds reaches grows drops falls rises ends begins less more fewer most least also too very just only
    even still already again always never perhaps maybe thus hence therefore however though although unless
    whereas besides towards now today tomorrow later soon ago away apart max maximum minimum tops approx
    roughly about around all both either neither there here same due right left one's s p50 p90 p95 p99 p999
    percentile down instead like such bps etc concurrently simultaneously together once whenever easily
    peak-to-average depending based regardless let's"""
)
"""Words that cannot be part of what is counted: the noun, if any, stood before them."""

ADJECTIVES = words(
    """concurrent simultaneous active daily weekly monthly hourly yearly annual busy peak average total new
    registered paying unique distinct monthly global regional local small large big different separate
    extra additional more physical virtual logical read write available online mobile human full-time
    business working consecutive calendar spare identical independent parallel incoming outgoing inbound
    outbound live connected signed-in logged-in on-call whole entire full other real typical maximum
    minimum"""
)

RHETORICAL = words(
    """thing things option options reason reasons question questions way ways step steps point points part
    parts choice choices side sides word words case cases idea ideas approach approaches topic topics
    problem problems concern concerns risk risks time times minute-ish sense senses kind kinds type
    types sort sorts aspect aspects area areas piece pieces goal goals assumption assumptions metric
    metrics principle principles alternative alternatives dimension dimensions tradeoff tradeoffs
    trade-off trade-offs scenario scenarios more bit look"""
)
"""Spelled small numbers before these count the talk, not the system ("two things")."""
