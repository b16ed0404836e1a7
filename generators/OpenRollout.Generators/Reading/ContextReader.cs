using OpenRollout.Manifest;
using OpenRollout.Manifest.GeneratedCode;
using OpenRollout.Manifest.Naming;

namespace OpenRollout.Generators.Reading;

/// <summary>Creates the model of the typed context.</summary>
internal static class ContextReader
{
    public static ContextModel Read(string name, IReadOnlyList<AttributeDefinition> attributes)
    {
        // Properties get their names first; the enums get names that are still free.
        var scope = new NameScope(name);
        var all = attributes.Prepend(AttributeDefinition.TargetingKey).ToArray();
        var properties = all.Select(attribute => scope.Claim(CSharpName.ForAttribute(attribute.Name))).ToArray();
        return new ContextModel(
            name,
            all.Select((attribute, index) => new AttributeModel(
                properties[index], attribute.Name, attribute.Type, ReadValues(attribute, scope), Describe(attribute))).ToEquatableArray());
    }

    private static EnumModel? ReadValues(AttributeDefinition attribute, NameScope scope)
    {
        if (attribute.Type != AttributeType.String || attribute.Values is not { } values || CodePlan.IsTooLarge(attribute))
        {
            return null;
        }

        var members = new NameScope();
        return new EnumModel(
            scope.Claim(CSharpName.ForValues(attribute.Name)),
            values.Select(value => new EnumMemberModel(members.Claim(CSharpName.From(value)), value)).ToEquatableArray());
    }

    private static string Describe(AttributeDefinition attribute) => !string.IsNullOrWhiteSpace(attribute.Description) && !CodePlan.IsTooLarge(attribute)
        ? attribute.Description!
        : ReferenceEquals(attribute, AttributeDefinition.TargetingKey)
            ? "The key that identifies the user. Percentage rollouts assign users to buckets by it."
            : $"The attribute '{attribute.Name}'.";
}
