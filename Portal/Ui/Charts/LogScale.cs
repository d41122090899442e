namespace Portal.Ui.Charts;

/// <summary>Maps positive values to pixels by their logarithm. Values outside the domain, and zero, stop at its ends.</summary>
internal sealed record LogScale(double From, double To, double FromPixel, double ToPixel)
{
    internal double At(double value)
    {
        var clamped = Math.Clamp(value, From, To);
        return To <= From ? FromPixel : FromPixel + (Math.Log(clamped / From) / Math.Log(To / From) * (ToPixel - FromPixel));
    }
}
