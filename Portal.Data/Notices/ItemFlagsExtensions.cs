namespace Portal.Data.Notices;

internal static class ItemFlagsExtensions
{
    extension(ItemFlags flags)
    {
        /// <summary>Whether a flag is set; unlike <see cref="Enum.HasFlag"/> it makes no object before the code is optimised.</summary>
        internal bool Has(ItemFlags flag) => (flags & flag) != ItemFlags.None;
    }
}
