using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>Reads the numbers of a row of the ledger, as <see cref="LedgerPage"/> wrote them.</summary>
internal ref struct LedgerRowReader
{
    private readonly LedgerMeans means = new();
    private BitReader bits;

    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal LedgerRowReader(ReadOnlySpan<byte> row)
    {
        var content = BlockCheck.Verified(row);
        bits = content[0] == LedgerCodec.Form
            ? new BitReader(content[1..], content.Length - 1)
            : throw new InvalidDataException("A row of the ledger is damaged or of another form. Run portal check --repair.");
    }

    /// <summary>The head of the next notice; false at the end.</summary>
    internal bool TryHead(out int head)
    {
        head = NextCount(LedgerField.Head, LedgerCodec.Second) - 1;
        if (head < 0)
        {
            bits.RequireEnd();
        }

        return head >= 0;
    }

    /// <exception cref="InvalidDataException">The row ends before.</exception>
    internal ulong Next(LedgerField field, long unit)
    {
        var value = RiceCode.Read(ref bits, ref means.Of(field, unit));
        return bits.Left >= 0 ? value : throw new InvalidDataException("A row of the ledger ends too early. Run portal check --repair.");
    }

    internal int NextCount(LedgerField field, long unit) => checked((int)Next(field, unit));

    internal long NextSigned(LedgerField field, long unit) => RiceCode.Unfold(Next(field, unit));

    /// <summary>What is told of an item.</summary>
    internal int NextMask(int way, long unit)
    {
        var place = NextCount(LedgerField.Mask, unit);
        if (place < LedgerMeans.Masks)
        {
            return means.MaskAt(way, place);
        }

        var mask = (int)bits.Bits(LedgerCodec.MaskBits);
        means.Meet(way, mask);
        return mask;
    }
}
