"""A digest as an object: topics, their stories, and each story's articles."""

from typing import Any

from monitor.model import Digest, DigestStory
from monitor.report import wording
from monitor.report.coverage import brief
from monitor.report.interface import Context
from monitor.report.jsonl.objects import evidence_json, item_json, time_json

Object = dict[str, Any]


def digest_json(digest: Digest, context: Context) -> Object:
    """A span in review: per topic its stories, each with its articles as lists give them."""
    return {
        "since": time_json(digest.since, context),
        "until": time_json(digest.until, context),
        "judged": digest.judged,
        "coverage": " ".join(brief(digest, lambda time: wording.stamp(context.local(time)))),
        "digest": [
            {
                "topic": topic.topic,
                "flagged": topic.flagged,
                "mentions": topic.mentions,
                "stories": [_story(story, context) for story in topic.stories],
                "mentioned": [_story(story, context) for story in topic.mentioned],
            }
            for topic in digest.topics
        ],
    }


def _story(story: DigestStory, context: Context) -> Object:
    return {
        "story": story.first.story,
        "goes_on": story.goes_on,
        "evidence": evidence_json(story.first.verdict.evidence),
        "articles": [item_json(item, context) for item in story.articles],
    }
