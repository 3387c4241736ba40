from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peakday.catalog import kind_of, tell
from peakday.catalog.parts import KIND_NAMES


@pytest.mark.parametrize(("label", "kind"), [
    ("Redis", "cache"), ("orders db", "database"), ("ordersDb", "database"), ("orders_db2", "database"),
    ("courier app", "clients"), ("Couriers", "people"), ("queue", "queue"), ("Kafka", "stream"),
    ("queue worker", "service"), ("worker queue", "queue"),
    ("Load Balancer", "balancer"), ("API Gateway", "gateway"),
    ("Palm matching service", "service"), ("Store scanners", "device"), ("palm-scanner", "device"),
    ("S3 bucket for images", "store"), ("object store", "store"), ("Stripe payments", "external"),
    ("CloudFront CDN", "cdn"), ("CloudWatch alarms", "monitor"), ("Lambda function", "function"),
    ("auth", "service"), ("MySQL", "database"), ("payment gateway", "external"), ("SNS topic", "topic"),
    ("template store", "database"), ("audit log", "monitor"),
    ("Support agents", "people"), ("shoppers", "clients"), ("Watchers", "clients"), ("Website", "clients"),
    ("trucks", "clients"), ("Truck drivers", "people"), ("truck scanner", "device"), ("Truck queue", "queue"),
    ("patient records", "database"), ("Smart TV", "clients"), ("Fire TV", "device"),
    ("1800 graders", "people"), ("grading station", "people"), ("Pickers", "people"), ("packers", "people"),
    ("call centre agents", "people"), ("pharmacist", "people"), ("Returns desk", "people"),
    ("warehouse associates with scanners", "people"), ("packing benches", "people"),
    ("customer", "clients"), ("viewers", "clients"), ("patients", "clients"), ("ground station", "device"),
    ("User service", "service"), ("Courier tracking system", "service"), ("customer service", "people"),
    ("courier map", "service"), ("Courier fleet", "people"),
    ("driver profile servers x3", "service"), ("3 app servers", "service"),
    ("matcher1", "service"), ("RedisCache", "cache"), ("databases", "database"), ("caches", "cache"),
    ("Event Bus", "topic"), ("Inventory service", "service"), ("GraphQL", "gateway"), ("RabbitMQ", "queue"),
])  # fmt: skip
def test_a_label_tells_its_kind(label: str, kind: str) -> None:
    assert kind_of(label) == kind


@pytest.mark.parametrize(("label", "part"), [
    ("DynamoDB", "aws/dynamodb"), ("SQS queue", "aws/sqs"), ("ElastiCache (Redis)", "aws/elasticache"),
    ("Redis cache", None), ("Lambda", "aws/lambda"), ("Amazon Kinesis stream", "aws/kinesis"),
    ("aws/s3", "aws/s3"),
    ("Route 53", "aws/route53"), ("Step Functions", "aws/step-functions"),
])  # fmt: skip
def test_a_label_tells_the_service_it_names(label: str, part: str | None) -> None:
    told = tell(label)
    assert told is not None
    assert told.part == part


@pytest.mark.parametrize("label", ["", "thing", "xyz", "peaceful", "obscured", "dbz", "cashew", "Nothing"])
def test_words_match_whole_or_not_at_all(label: str) -> None:
    assert tell(label) is None


def test_a_kind_tells_itself() -> None:
    for name in KIND_NAMES:
        assert kind_of(name) == name


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fuss(text: str) -> None:
    assert kind_of(text) in (None, *KIND_NAMES)
