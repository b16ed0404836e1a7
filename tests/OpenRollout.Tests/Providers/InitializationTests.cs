using System.Text;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;

namespace OpenRollout.Tests.Providers;

/// <summary>Tests how providers start, and what they report if they cannot.</summary>
public sealed class InitializationTests
{
    [Fact]
    public async Task A_bad_manifest_fails_the_initialization_with_file_line_and_column()
    {
        foreach (var provider in new[] { new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.Bad)), new OpenRolloutProvider(new ScriptedSource(TestManifests.Bad)) })
        {
            var exception = await Assert.ThrowsAsync<ParseErrorException>(() => provider.InitializeAsync(EvaluationContext.Empty));

            Assert.StartsWith("flags.json(2,", exception.Message, StringComparison.Ordinal);
            Assert.Equal(provider.Problems.First(problem => problem.IsError).ToString(), exception.Message);
            await provider.ShutdownAsync();
        }
    }

    [Fact]
    public async Task A_bad_manifest_is_an_error_of_every_evaluation_until_it_is_mended()
    {
        var source = new ScriptedSource(TestManifests.Bad);
        var provider = new OpenRolloutProvider(source);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(provider);
        var client = api.GetClient();

        Assert.Equal(ProviderStatus.Error, client.ProviderStatus);
        var details = await client.GetBooleanDetailsAsync("on", true);
        Assert.Equal((true, ErrorType.ParseError, Reason.Error, null), (details.Value, details.ErrorType, details.Reason, details.Variant));
        Assert.Equal(provider.Problems[0].ToString(), details.ErrorMessage);

        await source.GiveAndWaitAsync(TestManifests.On());

        Assert.Empty(provider.Problems);
        Assert.True(await client.GetBooleanValueAsync("on", false));
        var ready = await events.WaitForAsync(2);
        Assert.Equal((ProviderEventTypes.ProviderReady, OpenRolloutProvider.Name, null), (ready.Type, ready.ProviderName, ready.Message));
        await Eventually.Is(() => client.ProviderStatus == ProviderStatus.Ready);
        Assert.Equal(["Error", "Ready"], events.Types);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Another_bad_manifest_is_another_error_event()
    {
        var source = new ScriptedSource(TestManifests.Bad);
        var api = OpenFeatureApi.Create();
        var events = new EventLog(api);
        await api.SetProviderAsync(new OpenRolloutProvider(source));

        await source.GiveAndWaitAsync("{");

        var error = await events.WaitForAsync(2);
        Assert.Equal((ProviderEventTypes.ProviderError, ErrorType.ParseError), (error.Type, error.ErrorType));
        Assert.Contains("ROLL1001", error.Message, StringComparison.Ordinal);
        Assert.Equal(ProviderStatus.Error, api.GetClient().ProviderStatus);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_provider_that_cannot_change_is_ready_at_once()
    {
        var api = OpenFeatureApi.Create();

        _ = api.SetProviderAsync(new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.On())));

        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_provider_waits_for_its_source_and_is_not_ready_meanwhile()
    {
        var source = new ScriptedSource();
        var provider = new OpenRolloutProvider(source);
        var api = OpenFeatureApi.Create();
        var setting = api.SetProviderAsync(provider);
        await Eventually.Is(() => source.Readings == 1);

        Assert.Equal(ErrorType.ProviderNotReady, (await api.GetClient().GetBooleanDetailsAsync("on", false)).ErrorType);
        Assert.False(setting.IsCompleted);

        source.Give(TestManifests.On());
        await setting;
        Assert.True(await api.GetClient().GetBooleanValueAsync("on", false));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_and_not_the_following()
    {
        var source = new ScriptedSource();
        var api = OpenFeatureApi.Create();
        using var cancellation = new CancellationTokenSource();
        var setting = api.SetProviderAsync(new OpenRolloutProvider(source), cancellation.Token);
        await Eventually.Is(() => source.Readings == 1);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setting);

        var client = api.GetClient();
        Assert.Equal(ProviderStatus.Error, client.ProviderStatus);
        await source.GiveAndWaitAsync(TestManifests.On());
        await Eventually.Is(() => client.ProviderStatus == ProviderStatus.Ready);
        Assert.True(await client.GetBooleanValueAsync("on", false));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Initializing_twice_at_once_reads_the_source_once()
    {
        var source = new ScriptedSource();
        var provider = new OpenRolloutProvider(source);
        var (first, second) = (provider.InitializeAsync(EvaluationContext.Empty), provider.InitializeAsync(EvaluationContext.Empty));

        source.Give(TestManifests.On());

        await Task.WhenAll(first, second);
        await provider.InitializeAsync(EvaluationContext.Empty);
        Assert.Equal(1, source.Readings);
        await provider.ShutdownAsync();
    }

    [Fact]
    public async Task Problems_list_warnings_of_a_manifest_that_is_served()
    {
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes("""{ "flags": { "on": { "flagType": "boolean", "defaultValue": true, "colour": 1 } } }"""));

        Assert.Equal("ROLL1002", Assert.Single(provider.Problems).Id);
        Assert.True((await provider.ResolveBooleanValueAsync("on", false)).Value);
    }

    /// <summary>Otherwise, a flag added for another language could prevent a kill switch in the same file from taking effect.</summary>
    [Fact]
    public async Task A_manifest_whose_names_meet_in_CSharp_is_served()
    {
        var provider = new OpenRolloutProvider("""
            { "flags": { "news-feed": { "flagType": "boolean", "defaultValue": true, "enabled": false }, "newsFeed": { "flagType": "boolean", "defaultValue": true } } }
            """u8);

        Assert.Empty(provider.Problems);
        Assert.Equal(Reason.Disabled, (await provider.ResolveBooleanValueAsync("news-feed", false)).Reason);
        Assert.True((await provider.ResolveBooleanValueAsync("newsFeed", false)).Value);
    }

    [Fact]
    public async Task An_embedded_manifest_has_no_files_of_keys_and_says_so()
    {
        var provider = new OpenRolloutProvider("""
            { "segments": { "alpha": { "keysFrom": "alpha.txt" } },
              "flags": { "on": { "flagType": "boolean", "defaultValue": false,
                "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "segment": "alpha" } ] } ] } } } }
            """u8);

        var problem = Assert.Single(provider.Problems);
        Assert.Equal(("ROLL1008", false), (problem.Id, problem.IsError));
        Assert.Contains("alpha.txt", problem.Message, StringComparison.Ordinal);
        await provider.InitializeAsync(EvaluationContext.Empty);
        var details = await provider.ResolveBooleanValueAsync("on", true, EvaluationContext.Builder().SetTargetingKey("ada").Build());
        Assert.Equal((false, Reason.Default), (details.Value, details.Reason));
    }
}
