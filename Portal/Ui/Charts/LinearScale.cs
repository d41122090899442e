namespace Portal.Ui.Charts;

/// <summary>Maps values to pixels in proportion. Values outside the domain stop at its ends.</summary>
internal sealed record LinearScale(double From, double To, double FromPixel, double ToPixel)
{
    internal double At(double value) =>
        To == From
            ? FromPixel
            : FromPixel + ((Math.Clamp(value, Math.Min(From, To), Math.Max(From, To)) - From) / (To - From) * (ToPixel - FromPixel));
}
