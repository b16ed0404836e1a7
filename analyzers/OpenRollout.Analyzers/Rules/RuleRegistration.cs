using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>The places that rules look at, in the words of this project.</summary>
internal static class RuleRegistration
{
    /// <summary>Calls for each flag of each manifest, when its file is looked at.</summary>
    public static void RegisterFlagAction(
        this CompilationStartAnalysisContext context, RolloutProject project, Action<ManifestFile, FlagDefinition, Action<Diagnostic>> action)
        => context.RegisterAdditionalFileAction(file =>
        {
            if (project.FindFile(file.AdditionalFile) is { } manifest)
            {
                foreach (var flag in manifest.Manifest.Flags)
                {
                    action(manifest, flag, file.ReportDiagnostic);
                }
            }
        });

    /// <summary>Calls for each use of a flag: an accessor, a snapshot's property, or its key where one is taken.</summary>
    /// <param name="context">Where rules are registered.</param>
    /// <param name="project">The project.</param>
    /// <param name="action">What is called.</param>
    /// <param name="keys">The flags that matter; all where it is null.</param>
    public static void RegisterFlagUseAction(
        this CompilationStartAnalysisContext context, RolloutProject project, Action<OperationAnalysisContext, FlagUse> action, HashSet<string>? keys = null)
        => context.RegisterFindAction(
            operation => project.Uses.Find(operation.Operation, operation.ContainingSymbol, keys), action, OperationKind.PropertyReference, OperationKind.Argument);

    /// <summary>Calls for whatever is given as a key: to OpenFeature's client, to an attribute, to a tag of a view.</summary>
    public static void RegisterKeyTextAction(
        this CompilationStartAnalysisContext context, RolloutProject project, Action<OperationAnalysisContext, KeyText> action)
        => context.RegisterFindAction(
            operation => project.Uses.Keys.FindTexts(operation.Operation), action, OperationKind.PropertyReference, OperationKind.Argument);

    /// <summary>Calls for each call of OpenFeature's client that evaluates a flag.</summary>
    public static void RegisterClientCallAction(
        this CompilationStartAnalysisContext context, RolloutProject project, Action<OperationAnalysisContext, ClientCall> action)
        => context.RegisterFindAction(operation => project.Uses.Keys.FindClientCall(operation.Operation) is { } call ? [call] : [], action, OperationKind.Invocation);

    /// <summary>Calls for what is found at operations of some kinds, mostly nothing.</summary>
    private static void RegisterFindAction<T>(
        this CompilationStartAnalysisContext context, Func<OperationAnalysisContext, IReadOnlyList<T>> find, Action<OperationAnalysisContext, T> action, params OperationKind[] kinds)
        => context.RegisterOperationAction(
            operation =>
            {
                foreach (var found in find(operation))
                {
                    action(operation, found);
                }
            },
            kinds);
}
