using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Generators;

namespace OpenRollout.Analyzers.Tests;

/// <summary>The generator as a project of a workspace references it.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    /// <summary>The generator, always as the same object, because the workspace identifies its output by that object.</summary>
    private readonly ImmutableArray<ISourceGenerator> _generators = [new FlagsGenerator().AsSourceGenerator()];

    private GeneratorReference()
    {
    }

    public static GeneratorReference Instance { get; } = new();

    public override string? FullPath => null;

    public override object Id => typeof(FlagsGenerator);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
}
