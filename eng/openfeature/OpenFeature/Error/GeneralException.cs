using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>Becomes <see cref="ErrorType.General"/>.</summary>
[ExcludeFromCodeCoverage]
public class GeneralException : FeatureProviderException
{
    public GeneralException(string? message = null, Exception? innerException = null)
        : base(ErrorType.General, message, innerException)
    {
    }
}
