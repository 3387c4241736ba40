"""A configured language model beside the offline grader: off by default, and never above it.

It may point at verbatim spans of the session and propose levels for the criteria that read text. Its say is
shown beside the offline one and changes no level; see docs/decisions/model-beside.md.
"""

from peakday.rubric.model.endpoint import Endpoint, EndpointError, configured
from peakday.rubric.model.proposals import Proposal, Proposals, propose

__all__ = ["Endpoint", "EndpointError", "Proposal", "Proposals", "configured", "propose"]
