"""The parts of a system that people name, by what they are."""

from __future__ import annotations

import re

from peakday.rubric.reading.cues import cue

PARTS: dict[str, re.Pattern[str]] = {
    "key-value": cue(
        "dynamodb", "dynamo", "key-value", "key value", "cassandra", "nosql", "table",
    ),
    "relational": cue(
        "rds", "aurora", "postgres*", "mysql", "relational", "sql", "database",
    ),
    "cache": cue(
        "redis", "elasticache", "cache", "caches", "memcached", "in memory", "dax",
    ),
    "cdn": cue("cloudfront", "cdn", "edge cache"),
    "objects": cue(
        "s3", "object store", "object storage", "bucket", "glacier",
    ),
    "queue": cue(
        "sqs", "queue", "queues", "rabbitmq",
    ),
    "stream": cue(
        "kinesis", "kafka", "stream", "msk",
    ),
    "topic": cue(
        "sns", "eventbridge", "pub/sub", "topic", "fan-out", "pinpoint",
    ),
    "search": cue(
        "opensearch", "elasticsearch", "vector index", "search index",
    ),
    "compute": cue(
        "lambda", "ec2", "ecs", "eks", "kubernetes", "fargate", "function", "functions", "container*",
    ),
    "gateway": cue(
        "gateway", "load balancer", "alb", "balancer",
    ),
    "edge": cue(
        "edge", "local matcher", "own matcher", "in the store", "on the device", "on-device",
        "store's own", "offline mode",
    ),
    "warehouse": cue(
        "redshift", "warehouse", "data lake", "athena",
    ),
}  # fmt: skip
