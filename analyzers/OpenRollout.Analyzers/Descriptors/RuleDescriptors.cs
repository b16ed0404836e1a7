using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Descriptors;

/// <summary>The diagnostics that need more than a manifest: the day of the build, or the project's code.</summary>
internal static class RuleDescriptors
{
    public static DiagnosticDescriptor Finished { get; } = DescriptorFactory.Create(
        "ROLL3001", "The rollout is finished", "'{0}' has {1}{2} since {3} ({4}): remove the flag", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Overdue { get; } = DescriptorFactory.Create(
        "ROLL3002", "The flag is overdue for removal", "'{0}' {1}: remove the flag, or set a later 'removeBy'", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Stuck { get; } = DescriptorFactory.Create(
        "ROLL3003", "The rollout is stuck", "'{0}' has been in {1} since {2} ({3}): advance the rollout, or roll it back", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor SwitchedOff { get; } = DescriptorFactory.Create(
        "ROLL3004",
        "The flag is switched off but still used",
        "'{0}' has been switched off{1} since {2} ({3}), so the code behind it never runs{4}: remove that code, or switch the flag on again",
        DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor NeverUsed { get; } = DescriptorFactory.Create(
        "ROLL3005",
        "The flag is never used",
        "'{0}' is never used in this project: remove it, or set OpenRolloutSharedManifest to true if other projects use it",
        DiagnosticSeverity.Info,
        tags: WellKnownDiagnosticTags.CompilationEnd);

    public static DiagnosticDescriptor Unowned { get; } = DescriptorFactory.Create(
        "ROLL3006", "A release flag has no owner or removal date", "'{0}' is a release flag without {1}: state who removes it and by when", DiagnosticSeverity.Info);

    public static DiagnosticDescriptor UndatedFinalStage { get; } = DescriptorFactory.Create(
        "ROLL3007",
        "The final stage has no date",
        "'{0}' is in stage '{1}'{2}, which serves everyone the same variant, but has no 'since': add the day on which it became active, so that the build can report when to remove the flag",
        DiagnosticSeverity.Info);

    public static DiagnosticDescriptor Removable { get; } = DescriptorFactory.Create(
        "ROLL3101", "The flag can be removed here", "'{0}' can be removed here: {1}", DiagnosticSeverity.Info);

    public static DiagnosticDescriptor LiteralKey { get; } = DescriptorFactory.Create(
        "ROLL4001", "A flag key is used where an accessor exists", "Use '{0}' instead of the key '{1}'", DiagnosticSeverity.Info);

    public static DiagnosticDescriptor UnknownKey { get; } = DescriptorFactory.Create(
        "ROLL4002", "No manifest has this flag", "No manifest of this project has a flag '{0}'{1}", DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor WrongType { get; } = DescriptorFactory.Create(
        "ROLL4003", "The flag has a different type", "'{0}' is {1} flag: read it with '{2}', not '{3}'", DiagnosticSeverity.Error);

    public static DiagnosticDescriptor OtherDefault { get; } = DescriptorFactory.Create(
        "ROLL4004", "The default differs from the manifest's", "The default of '{0}' is {1} here and {2} in the manifest: use the same value in both", DiagnosticSeverity.Info);

    public static DiagnosticDescriptor MissingTargetingKey { get; } = DescriptorFactory.Create(
        "ROLL4005",
        "The context has no targeting key",
        "'{0}' uses a percentage or a split in stage '{1}'{2}: set a targeting key on this context, or the user cannot be included",
        DiagnosticSeverity.Info);

    public static DiagnosticDescriptor Synchronous { get; } = DescriptorFactory.Create(
        "ROLL4006",
        "A synchronous evaluation in an asynchronous method",
        "'{0}' blocks the thread until the provider answers: await '{1}' instead",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: false);

    public static DiagnosticDescriptor RequiredFlag { get; } = DescriptorFactory.Create(
        "ROLL4007", "[RequireFlag] does not name a boolean flag", "{0}: the application would fail to start{1}", DiagnosticSeverity.Error);

    public static DiagnosticDescriptor PublicSignature { get; } = DescriptorFactory.Create(
        "ROLL4008",
        "A public signature uses an internal generated type",
        "'{0}' is public, but '{1}' in its signature is internal: set the property OpenRolloutVisibility to public in the project file, or make '{0}' internal",
        DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor UnseenType { get; } = DescriptorFactory.Create(
        "ROLL4009",
        "Another source generator cannot see a generated type",
        "The {0} cannot see the types that OpenRollout generates; {1}",
        DiagnosticSeverity.Warning);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Finished, Overdue, Stuck, SwitchedOff, NeverUsed, Unowned, UndatedFinalStage, Removable,
        LiteralKey, UnknownKey, WrongType, OtherDefault, MissingTargetingKey, Synchronous,
        RequiredFlag, PublicSignature, UnseenType,
    ];
}
