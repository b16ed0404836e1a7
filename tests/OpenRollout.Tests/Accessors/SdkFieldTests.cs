using System.Collections.Concurrent;
using System.Reflection;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>
/// Tests the fields of OpenFeature's SDK that accessors read instead of calling members that take a lock. If these tests
/// fail for a version of the SDK, accessors call the members instead: results are the same, but threads wait for each other.
/// </summary>
public sealed class SdkFieldTests
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    [Fact]
    public void The_SDK_keeps_its_state_in_the_fields_that_accessors_read()
    {
        Assert.Equal(typeof(EvaluationContext), Field(typeof(Api), "_evaluationContext").FieldType);
        Assert.Equal(typeof(ConcurrentStack<Hook>), Field(typeof(Api), "_hooks").FieldType);
        var repository = Field(typeof(Api), "_repository").FieldType;
        Assert.Equal("OpenFeature.ProviderRepository", repository.FullName);
        Assert.Equal(typeof(Api).Assembly, repository.Assembly);
        Assert.Equal(typeof(FeatureProvider), Field(repository, "_defaultProvider").FieldType);
        Assert.Equal(typeof(ConcurrentDictionary<string, FeatureProvider>), Field(repository, "_featureProviders").FieldType);
    }

    [Fact]
    public async Task The_fields_have_what_the_members_return()
    {
        var api = OpenFeatureApi.Create();
        var repository = Field(typeof(Api), "_repository").GetValue(api)!;
        var (first, second) = (new CountingProvider(), new CountingProvider());
        await api.SetProviderAsync(first);
        await api.SetProviderAsync("domain", second);
        api.SetContext(EvaluationContext.Builder().Set("region", "eu").Build());

        Assert.Same(api.GetContext(), Field(typeof(Api), "_evaluationContext").GetValue(api));
        Assert.Same(first, Field(repository.GetType(), "_defaultProvider").GetValue(repository));
        Assert.Same(second, ((ConcurrentDictionary<string, FeatureProvider>)Field(repository.GetType(), "_featureProviders").GetValue(repository)!)["domain"]);

        await api.ShutdownAsync();
        Assert.NotSame(first, Field(repository.GetType(), "_defaultProvider").GetValue(repository));
        Assert.Empty((ConcurrentDictionary<string, FeatureProvider>)Field(repository.GetType(), "_featureProviders").GetValue(repository)!);
    }

    private static FieldInfo Field(Type type, string name)
    {
        var field = type.GetField(name, Private);
        Assert.True(field is not null, $"{type.FullName} of {type.Assembly.GetName()} has no field {name}.");
        return field!;
    }
}
