namespace OpenRollout.Generators.Model;

/// <summary>The typed context.</summary>
/// <param name="Name">The name of the struct.</param>
/// <param name="Attributes">The attributes in the order of the manifest, after the targeting key.</param>
internal sealed record ContextModel(string Name, EquatableArray<AttributeModel> Attributes);
