namespace OpenRollout.Generators.Model;

/// <summary>What the code of one manifest is called, and for whom it is.</summary>
/// <param name="ClassName">The class with the accessors; no other manifest of the project has it.</param>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Domain">The OpenFeature domain; null for the default one.</param>
/// <param name="IsPublic">Whether other assemblies see the code.</param>
/// <param name="HintName">The beginning of the names of the generated files.</param>
/// <param name="Path">The path relative to the project, which tells analyzers which manifest a flag comes from.</param>
internal sealed record ManifestIdentity(string ClassName, string Namespace, string? Domain, bool IsPublic, string HintName, string Path)
{
    private const string ClassSuffix = "Flags";

    /// <summary>The keyword before the types.</summary>
    public string Visibility => IsPublic ? "public" : "internal";

    /// <summary>What stands before the names of the types: <c>Checkout</c> for <c>CheckoutFlags</c>, nothing for <c>Flags</c>.</summary>
    public string TypePrefix => ClassName.EndsWith(ClassSuffix, StringComparison.Ordinal)
        ? ClassName.Substring(0, ClassName.Length - ClassSuffix.Length)
        : "";

    /// <summary>The typed context: <c>FlagContext</c> for <c>Flags</c>, <c>FeaturesContext</c> for <c>Features</c>.</summary>
    public string ContextName => ClassName.EndsWith(ClassSuffix, StringComparison.Ordinal) ? TypePrefix + "FlagContext" : ClassName + "Context";

    /// <summary>The structure with a property for each flag.</summary>
    public string SnapshotName => ClassName + "Snapshot";

    /// <summary>The interface of that structure.</summary>
    public string SnapshotInterfaceName => "I" + SnapshotName;
}
