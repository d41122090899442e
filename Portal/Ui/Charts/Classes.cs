namespace Portal.Ui.Charts;

/// <summary>The class names of charts.css, so that a layout cannot misspell one.</summary>
internal static class Classes
{
    internal const string Axis = "axis";
    internal const string Tick = "tick";
    internal const string Gridline = "gridline";
    internal const string Line = "line";
    internal const string LineProvisional = "line-provisional";
    internal const string LineContext = "line-context";
    internal const string Band = "band";
    internal const string BandProvisional = "band-provisional";
    internal const string Limit = "limit";
    internal const string Reference = "reference";
    internal const string Bound = "bound";
    internal const string BoundInner = "bound-inner";
    internal const string Whisker = "whisker";
    internal const string Leader = "leader";
    internal const string FillMet = "fill-met";
    internal const string FillMissed = "fill-missed";
    internal const string FillInk = "fill-ink";
    internal const string FillOpen = "fill-open";
    internal const string Frame = "frame";
    internal const string FrameMissed = "frame-missed";
    internal const string Paper = "paper";
    internal const string Dot = "dot";
    internal const string DotHollow = "dot-hollow";
    internal const string DotProvisional = "dot-provisional";
    internal const string DotOutside = "dot-outside";
    internal const string Text = "";
    internal const string TextInk = "t-ink";
    internal const string TextStrong = "t-strong";
    internal const string TextTitle = "t-title";
    internal const string TextFaint = "t-faint";
    internal const string TextSmall = "t-small";
    internal const string TextMet = "t-met";
    internal const string TextMissed = "t-missed";
    internal const string TextOnMet = "t-on-met";
    internal const string TextOnMissed = "t-on-missed";
    internal const string Halo = " halo";
}
