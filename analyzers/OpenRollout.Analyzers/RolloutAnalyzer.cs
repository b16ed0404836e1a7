using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Analyzers;

/// <summary>The base class of all rules. In a project without a manifest, a rule registers nothing.</summary>
internal abstract class RolloutAnalyzer : DiagnosticAnalyzer
{
    private protected RolloutAnalyzer(params DiagnosticDescriptor[] descriptors) => SupportedDiagnostics = [.. descriptors];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <summary>Gets how the rule treats generated code. By default it is skipped, because it cannot be edited. Rules that count uses analyze it, because Razor views are generated.</summary>
    private protected virtual GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.RegisterCompilationStartAction(start =>
        {
            if (RolloutProject.Find(start.Compilation, start.Options, start.CancellationToken) is { } project)
            {
                Register(start, project);
            }
        });
    }

    /// <summary>Registers the actions of the rule.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext context, RolloutProject project);
}
