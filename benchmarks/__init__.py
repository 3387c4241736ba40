"""Peakday's engine beside other simulators and the machine's own floor, as ratios of one run."""
