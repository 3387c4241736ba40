"""The contract's own example, as its page prints it."""

PALM = """\
peakday: 1
title: Palm checkout

boxes:
  scanner:   {is: clients}
  gateway:   {is: aws/api-gateway}
  matcher:   {is: service, copies: 3, slots: 2, time: lognormal 80 ms p99 250 ms, queue: 50, place: us-east-1}
  profiles:  {is: aws/elasticache, hit: 92%}
  templates: {is: aws/dynamodb}
  audit:     {is: aws/sqs}

arrows:
  - scanner -> gateway
  - gateway -> matcher: {timeout: 400 ms, retries: 2, backoff: 50 ms}
  - matcher -> profiles
  - profiles -> templates: {on: miss}
  - matcher ~> audit                       # ~> asynchronous: the caller does not wait

journeys:
  checkout: {from: scanner, load: 50 000/h}

targets:
  - checkout p99 < 500 ms
  - checkout success > 99.9 %
  - checkout success during failures > 30 %
  - cost < $2 000/month

failures:
  - at 5 min for 30 s: templates slow x10

run: {for: 10 min, warm-up: 1 min, seeds: 5}
"""
