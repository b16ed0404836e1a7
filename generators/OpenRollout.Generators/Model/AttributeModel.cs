using OpenRollout.Manifest;

namespace OpenRollout.Generators.Model;

/// <summary>An attribute of the typed context.</summary>
/// <param name="Name">The property.</param>
/// <param name="Key">The name in the manifest.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Values">The enum of its closed values; null where any string will do.</param>
/// <param name="Description">What it means.</param>
internal sealed record AttributeModel(string Name, string Key, AttributeType Type, EnumModel? Values, string Description);
