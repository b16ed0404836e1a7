namespace OpenRollout.Generators.Model;

/// <summary>The typed context.</summary>
/// <param name="Name">The structure's name.</param>
/// <param name="Attributes">The attributes in their order, the targeting key first.</param>
internal sealed record ContextModel(string Name, EquatableArray<AttributeModel> Attributes);
