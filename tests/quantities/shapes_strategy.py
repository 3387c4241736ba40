"""Random durations that vary, for the property tests of quantities and boards."""

from hypothesis import strategies as st

from peakday.quantities import varying as v

durations = st.one_of(
    st.sampled_from([0.001, 0.005, 0.08, 0.25, 1.0, 90.0, 600.0, 14400.0]),
    st.floats(min_value=1e-8, max_value=1e8),
)
counts = st.integers(min_value=1, max_value=10**9)


@st.composite
def simple_shapes(draw):
    mean = draw(durations)
    over = draw(st.floats(min_value=1.01, max_value=14))
    most = mean * over
    return draw(
        st.sampled_from(
            [
                v.Constant(mean),
                v.Exponential(mean),
                v.LogNormal(mean, most),
                v.Uniform(mean, most),
                v.Gamma(mean, over),
                v.HyperExponential(mean, over),
                v.Pareto(mean, over),
                v.Pert(mean, mean * (1 + over) / 2, most),
            ]
        )
    )


@st.composite
def mixes(draw):
    percent = draw(st.integers(min_value=1, max_value=99))
    return v.Mix(((percent / 100, draw(simple_shapes())), ((100 - percent) / 100, draw(simple_shapes()))))


shapes = st.one_of(simple_shapes(), mixes())
