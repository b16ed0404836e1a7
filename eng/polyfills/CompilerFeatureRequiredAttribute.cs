using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>Goes with <see cref="RequiredMemberAttribute"/>: keeps compilers away that do not know required members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
