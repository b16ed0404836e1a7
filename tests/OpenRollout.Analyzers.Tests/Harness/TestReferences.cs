using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace OpenRollout.Analyzers.Tests;

/// <summary>The references of projects in tests that use the testing library of the Roslyn SDK.</summary>
internal static class TestReferences
{
    /// <summary>Gets reference assemblies for the library to resolve: none, so that a test run downloads no packages.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");

    /// <summary>Gets .NET's reference assemblies, OpenFeature with the assembly that its API refers to, and the runtime.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. Net100.References.All,
        .. new[] { typeof(OpenFeature.Api), typeof(Microsoft.Extensions.Logging.ILogger), typeof(FlagKeyAttribute), typeof(OpenRollout.Manifest.FlagType) }
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];
}
