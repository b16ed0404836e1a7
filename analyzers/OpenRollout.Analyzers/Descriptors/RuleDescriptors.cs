using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers;

/// <summary>The diagnostics that need more than a manifest: the day, or the code.</summary>
internal static class RuleDescriptors
{
    public static DiagnosticDescriptor Finished { get; } = DescriptorFactory.Create(
        "ROLL3001", "The rollout is finished", "'{0}' has {1} since {2} ({3}): remove the flag", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Overdue { get; } = DescriptorFactory.Create(
        "ROLL3002", "The flag is past its time", "'{0}' {1}: remove the flag, or give it a later 'removeBy'", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Stuck { get; } = DescriptorFactory.Create(
        "ROLL3003", "The rollout is stuck", "'{0}' has been in stage '{1}' since {2} ({3}): move it on, or take it back", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor SwitchedOff { get; } = DescriptorFactory.Create(
        "ROLL3004",
        "The flag is switched off and still used",
        "'{0}' has been switched off since {1} ({2}): the code behind it is dead, remove it or switch the flag on again",
        DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor NeverUsed { get; } = DescriptorFactory.Create(
        "ROLL3005",
        "The flag is never used",
        "'{0}' is never used in this project: remove it, or say OpenRolloutSharedManifest where other projects use it",
        DiagnosticSeverity.Info,
        tags: WellKnownDiagnosticTags.CompilationEnd);

    public static DiagnosticDescriptor Unowned { get; } = DescriptorFactory.Create(
        "ROLL3006", "A release flag without owner or end", "'{0}' is a release flag without {1}: say who removes it, and by when", DiagnosticSeverity.Info);

    public static DiagnosticDescriptor UndatedFinalStage { get; } = DescriptorFactory.Create(
        "ROLL3007",
        "The final stage has no date",
        "'{0}' is in stage '{1}', which gives everyone the same, without 'since': add the day, so that the build says when the flag can be removed",
        DiagnosticSeverity.Info);

    public static DiagnosticDescriptor Removable { get; } = DescriptorFactory.Create(
        "ROLL3101", "The flag can be removed here", "'{0}' can be removed here: {1}", DiagnosticSeverity.Info);

    public static DiagnosticDescriptor LiteralKey { get; } = DescriptorFactory.Create(
        "ROLL4001", "A key where an accessor exists", "Use '{0}' in place of the key '{1}'", DiagnosticSeverity.Info);

    public static DiagnosticDescriptor UnknownKey { get; } = DescriptorFactory.Create(
        "ROLL4002", "No manifest has this flag", "No manifest of this project has a flag '{0}'{1}", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor WrongType { get; } = DescriptorFactory.Create(
        "ROLL4003", "The flag has another type", "'{0}' is {1} flag: read it with '{2}', not '{3}'", DiagnosticSeverity.Error);

    public static DiagnosticDescriptor OtherDefault { get; } = DescriptorFactory.Create(
        "ROLL4004", "The default differs from the manifest's", "The default of '{0}' is {1} here and {2} in the manifest: make them one", DiagnosticSeverity.Info);

    public static DiagnosticDescriptor MissingTargetingKey { get; } = DescriptorFactory.Create(
        "ROLL4005",
        "The context has no targeting key",
        "'{0}' decides by percentage in stage '{1}': give this context a targeting key, or nobody can be in",
        DiagnosticSeverity.Info);

    public static DiagnosticDescriptor Synchronous { get; } = DescriptorFactory.Create(
        "ROLL4006",
        "A synchronous evaluation in an asynchronous method",
        "'{0}' waits for a remote provider: await '{1}'",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: false);

    public static DiagnosticDescriptor RequiresNoFlag { get; } = DescriptorFactory.Create(
        "ROLL4007", "[RequireFlag] names no boolean flag", "{0}: the application would not start{1}", DiagnosticSeverity.Error);

    public static DiagnosticDescriptor PublicSignature { get; } = DescriptorFactory.Create(
        "ROLL4008",
        "A public signature has an internal generated type",
        "'{0}' is public and '{1}' is internal: set the property OpenRolloutVisibility to public in the project file, or make '{0}' internal",
        DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor UnseenType { get; } = DescriptorFactory.Create(
        "ROLL4009",
        "Another source generator does not see a generated type",
        "The {0} does not see the types that OpenRollout generates; {1}",
        DiagnosticSeverity.Warning);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Finished, Overdue, Stuck, SwitchedOff, NeverUsed, Unowned, UndatedFinalStage, Removable,
        LiteralKey, UnknownKey, WrongType, OtherDefault, MissingTargetingKey, Synchronous,
        RequiresNoFlag, PublicSignature, UnseenType,
    ];
}
