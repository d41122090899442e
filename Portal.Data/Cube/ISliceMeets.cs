namespace Portal.Data.Cube;

/// <summary>What slices have in common.</summary>
/// <typeparam name="TSlice">How they are named.</typeparam>
internal interface ISliceMeets<TSlice>
    where TSlice : notnull
{
    /// <inheritdoc cref="SliceKey.Differing"/>
    int Differing(TSlice left, TSlice right);

    /// <inheritdoc cref="SliceKey.Without"/>
    TSlice Without(TSlice slice, int parts);
}
