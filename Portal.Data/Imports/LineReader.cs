namespace Portal.Data.Imports;

/// <summary>Reads lines of bytes with one fixed buffer, so that neither a huge file nor a huge line costs memory.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>Longest line that is handed out; longer ones are skipped and reported.</summary>
    internal const int MaxLineBytes = 65_536;

    private readonly byte[] buffer = new byte[4 * MaxLineBytes];
    private int start;
    private int end;
    private bool isAtEnd;
    private bool isTooLong;

    /// <summary>Number of the line last read, from 1.</summary>
    internal long LineNumber { get; private set; }

    /// <summary>The line last read, without its end; empty when it was too long.</summary>
    internal ReadOnlySpan<byte> Line => buffer.AsSpan(lineStart, lineLength);

    /// <summary>Whether the line last read was longer than <see cref="MaxLineBytes"/>.</summary>
    internal bool IsTooLong => isTooLong;

    private int lineStart;
    private int lineLength;

    /// <summary>Moves to the next line; false at the end of the data.</summary>
    internal bool Read()
    {
        isTooLong = false;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                Take(length, length + 1);
                return true;
            }

            if (end - start > MaxLineBytes)
            {
                // The rest of the line is dropped as it comes.
                isTooLong = true;
                start = end;
            }

            if (isAtEnd || !Fill())
            {
                if (end == start && !isTooLong)
                {
                    (lineStart, lineLength) = (0, 0);
                    return false;
                }

                Take(end - start, end - start);
                return true;
            }
        }
    }

    private void Take(int length, int consumed)
    {
        LineNumber++;
        isTooLong |= length > MaxLineBytes;
        (lineStart, lineLength) = (start, isTooLong ? 0 : length);
        if (lineLength > 0 && buffer[lineStart + lineLength - 1] == '\r')
        {
            lineLength--;
        }

        start += consumed;
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        isAtEnd = read == 0;
        return !isAtEnd;
    }
}
