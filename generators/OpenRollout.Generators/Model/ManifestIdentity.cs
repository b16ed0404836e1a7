namespace OpenRollout.Generators.Model;

/// <summary>The names and the visibility of the code generated for one manifest.</summary>
/// <param name="ClassName">The class with the accessors, unique within the namespace.</param>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Domain">The OpenFeature domain; null for the default one.</param>
/// <param name="IsPublic">Whether the generated types are public.</param>
/// <param name="HintName">The beginning of the names of the generated files.</param>
/// <param name="Path">The path relative to the project, by which analyzers identify the manifest of a flag.</param>
internal sealed record ManifestIdentity(string ClassName, string Namespace, string? Domain, bool IsPublic, string HintName, string Path)
{
    private const string ClassSuffix = "Flags";

    /// <summary>Gets the accessibility of the types, as a C# keyword.</summary>
    public string Visibility => IsPublic ? "public" : "internal";

    /// <summary>Gets the prefix of the names of types: <c>Checkout</c> for <c>CheckoutFlags</c>, empty for <c>Flags</c>.</summary>
    public string TypePrefix => ClassName.EndsWith(ClassSuffix, StringComparison.Ordinal)
        ? ClassName.Substring(0, ClassName.Length - ClassSuffix.Length)
        : "";

    /// <summary>Gets the name of the typed context: <c>FlagContext</c> for <c>Flags</c>, <c>FeaturesContext</c> for <c>Features</c>.</summary>
    public string ContextName => ClassName.EndsWith(ClassSuffix, StringComparison.Ordinal) ? TypePrefix + "FlagContext" : ClassName + "Context";

    /// <summary>Gets the name of the snapshot, a struct with a property for each flag.</summary>
    public string SnapshotName => ClassName + "Snapshot";

    /// <summary>Gets the name of the snapshot's interface.</summary>
    public string SnapshotInterfaceName => "I" + SnapshotName;
}
