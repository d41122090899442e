using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>What one notice, or a place that several of its parts share, adds to the sums by notice.</summary>
/// <param name="Notices">Notices: below zero where they were counted more than once before.</param>
/// <param name="XX">Items on time squared.</param>
/// <param name="XN">Items on time times items.</param>
/// <param name="NN">Items squared.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NoticeSquares(long Notices, long XX, long XN, long NN)
{
    public static NoticeSquares operator +(NoticeSquares left, NoticeSquares right) =>
        new(left.Notices + right.Notices, left.XX + right.XX, left.XN + right.XN, left.NN + right.NN);

    public static NoticeSquares operator -(NoticeSquares left, NoticeSquares right) =>
        new(left.Notices - right.Notices, left.XX - right.XX, left.XN - right.XN, left.NN - right.NN);

    /// <summary>Of a notice with so many items, so many of them on time.</summary>
    internal static NoticeSquares Of(long x, long n) => new(1, x * x, x * n, n * n);

    /// <summary>What two parts of a notice add to the squares of their sum, beside their own squares.</summary>
    internal static NoticeSquares Of((long X, long N) one, (long X, long N) other) =>
        new(0, 2 * one.X * other.X, (one.X * other.N) + (other.X * one.N), 2 * one.N * other.N);
}
