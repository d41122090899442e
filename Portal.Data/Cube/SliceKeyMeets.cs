namespace Portal.Data.Cube;

/// <summary>What slices have in common, by their names.</summary>
internal sealed class SliceKeyMeets : ISliceMeets<SliceKey>
{
    internal static SliceKeyMeets Instance { get; } = new();

    public int Differing(SliceKey left, SliceKey right) => left.Differing(right);

    public SliceKey Without(SliceKey slice, int parts) => slice.Without(parts);
}
