"""Tables drawn as figures: the only package that knows plotly and colours, one form a module."""
