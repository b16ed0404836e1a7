using System.Runtime.CompilerServices;
using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Accessors;

/// <summary>A typed context with the attributes of the random manifests, like those generated from a manifest.</summary>
internal struct VocabularyContext : IFlagContext<VocabularyContext>
{
    private static readonly string[] Names = ["targetingKey", .. Vocabulary.Attributes.Select(attribute => attribute.Name)];

    private Attributes _attributes;

    public static FlagContextLayout Layout { get; } = new(Names);

    public static ReadOnlySpan<AttributeValue> GetAttributes(in VocabularyContext context) => context._attributes;

    public readonly EvaluationContext ToEvaluationContext() => AttributeContext.Build(Layout, GetAttributes(in this));

    public static VocabularyContext Of(UserContext user)
    {
        var context = new VocabularyContext();
        for (var index = 0; index < Names.Length; index++)
        {
            context._attributes[index] = UserContext.ToAttribute(user.Attributes.GetValueOrDefault(Names[index]));
        }

        return context;
    }

    [InlineArray(11)]
    private struct Attributes
    {
        private AttributeValue _first;
    }
}
