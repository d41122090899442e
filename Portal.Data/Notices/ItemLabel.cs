using System.Runtime.InteropServices;

namespace Portal.Data.Notices;

/// <summary>What an item shares with many others; empty where it does not say.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItemLabel(
    string Provider, string IssuerCountry, string HostCountry, string Category, string NoticeType, string Rule, bool IsSynthetic)
{
    internal static ItemLabel Of(ItemState item, bool isSynthetic) =>
        new(item.Provider, item.IssuerCountry, item.HostCountry, item.Category, item.NoticeType, item.Rule ?? "", isSynthetic);
}
