using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Tests.Support;

/// <summary>bUnit asks for AngleSharp.Diffing 1.1; the pinned 0.17 has what it uses.</summary>
internal static class BunitSetUp
{
    [ModuleInitializer]
    internal static void ResolvePinnedDiffing() =>
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "AngleSharp.Diffing"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
                : null;
}
