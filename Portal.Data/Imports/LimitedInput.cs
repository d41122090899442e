namespace Portal.Data.Imports;

/// <summary>Reads at most so many bytes; one more is an <see cref="InputTooLargeException"/>. So a small packed body can't unpack without end.</summary>
public sealed class LimitedInput(Stream inner, long limit) : ForwardStream
{
    private long taken;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        taken += read;
        return taken <= limit ? read : throw new InputTooLargeException($"The input is larger than {limit} bytes.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
