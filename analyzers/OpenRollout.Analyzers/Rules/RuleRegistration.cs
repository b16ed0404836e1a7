using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>Registers actions of rules for flags, uses, keys and calls.</summary>
internal static class RuleRegistration
{
    /// <summary>Registers an action for each flag of each manifest that this project generates flags from.</summary>
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

    /// <summary>Registers an action for each use of a flag: its accessor, its property in a snapshot, or its key given as text.</summary>
    /// <param name="context">The context to register with.</param>
    /// <param name="project">The project.</param>
    /// <param name="action">The action.</param>
    /// <param name="keys">The keys of the flags to report; null for all flags.</param>
    public static void RegisterFlagUseAction(
        this CompilationStartAnalysisContext context, RolloutProject project, Action<OperationAnalysisContext, FlagUse> action, HashSet<string>? keys = null)
        => context.RegisterFindAction(
            operation => project.Uses.Find(operation.Operation, operation.ContainingSymbol, keys), action, OperationKind.PropertyReference, OperationKind.Argument);

    /// <summary>Registers an action for each key given as text: to OpenFeature's client, to an attribute, or in a tag of a view.</summary>
    public static void RegisterKeyTextAction(
        this CompilationStartAnalysisContext context, RolloutProject project, Action<OperationAnalysisContext, KeyText> action)
        => context.RegisterFindAction(
            operation => project.Uses.Keys.FindTexts(operation.Operation), action, OperationKind.PropertyReference, OperationKind.Argument);

    /// <summary>Registers an action for each call of OpenFeature's client that evaluates a flag.</summary>
    public static void RegisterClientCallAction(
        this CompilationStartAnalysisContext context, RolloutProject project, Action<OperationAnalysisContext, ClientCall> action)
        => context.RegisterFindAction(operation => project.Uses.Keys.FindClientCall(operation.Operation) is { } call ? [call] : [], action, OperationKind.Invocation);

    /// <summary>Registers an action for everything that is found in operations of some kinds, which is nothing for most.</summary>
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
