using OpenRollout.Manifest;

namespace OpenRollout.Generators.Model;

/// <summary>An attribute of the typed context.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Key">The name in the manifest.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Values">The enum of its values; null if the attribute accepts any string.</param>
/// <param name="Description">The text of its documentation.</param>
internal sealed record AttributeModel(string Name, string Key, AttributeType Type, EnumModel? Values, string Description);
