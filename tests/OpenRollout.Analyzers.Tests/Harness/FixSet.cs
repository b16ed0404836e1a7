using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using OpenRollout.CodeFixes;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Finds all fixes as an editor does.</summary>
internal static class FixSet
{
    public static ImmutableArray<CodeFixProvider> Providers { get; } =
    [
        .. typeof(UseAccessorFix).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];
}
