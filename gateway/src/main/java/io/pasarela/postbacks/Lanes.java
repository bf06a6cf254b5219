package io.pasarela.postbacks;

import io.pasarela.merchants.MerchantId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares out what may be under way at once, so that a dead endpoint delays nobody else. One that
 * failed gets a single request at a time, and only in the lane of retries. One that is not known
 * yet gets a single one too, and all strangers together a quarter of the first lane.
 */
final class Lanes {

    private static final int STRANGERS_SHARE = 4;

    private enum Standing { STRANGE, HEALTHY, FAILING }

    /** A merchant with due postbacks, the one that has waited longest first in a list. */
    record Waiting(MerchantId merchant, Endpoint endpoint) {}

    /** So many of his postbacks may go now. */
    record Share(MerchantId merchant, int rows) {}

    /** The right to have one postback under way. */
    record Slot(Lane lane, Endpoint endpoint, boolean strange) {}

    private static final class State {
        private Standing standing = Standing.STRANGE;
        private int inFlight;
    }

    private final int endpointSlots;
    private final Map<Lane, Integer> free = new EnumMap<>(Lane.class);
    private final Map<Endpoint, State> endpoints = new HashMap<>();
    private int strangersFree;

    Lanes(int firstSlots, int retrySlots, int endpointSlots) {
        this.endpointSlots = endpointSlots;
        free.put(Lane.FIRST, firstSlots);
        free.put(Lane.RETRY, retrySlots);
        strangersFree = Math.max(1, firstSlots / STRANGERS_SHARE);
    }

    Lanes(PostbackSettings settings) {
        this(settings.firstSlots(), settings.retrySlots(), settings.endpointSlots());
    }

    /** What may start now: a slot each in turn, until none is left. */
    synchronized List<Share> share(Lane lane, List<Waiting> waiting) {
        int left = free.get(lane);
        int strangersLeft = strangersFree;
        var room = new HashMap<Endpoint, Integer>();
        var rows = new int[waiting.size()];
        boolean gave = true;
        while (left > 0 && gave) {
            gave = false;
            for (int i = 0; i < rows.length && left > 0; i++) {
                Endpoint endpoint = waiting.get(i).endpoint();
                int has = room.computeIfAbsent(endpoint, e -> room(lane, e));
                boolean strange = isStrange(lane, endpoint);
                if (has == 0 || strange && strangersLeft == 0) continue;
                room.put(endpoint, has - 1);
                rows[i]++;
                left--;
                if (strange) strangersLeft--;
                gave = true;
            }
        }
        return shares(waiting, rows);
    }

    private static List<Share> shares(List<Waiting> waiting, int[] rows) {
        var shares = new ArrayList<Share>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] > 0) shares.add(new Share(waiting.get(i).merchant(), rows[i]));
        }
        return shares;
    }

    private int room(Lane lane, Endpoint endpoint) {
        State state = state(endpoint);
        return switch (state.standing) {
            case HEALTHY -> Math.max(0, endpointSlots - state.inFlight);
            case STRANGE -> Math.max(0, 1 - state.inFlight);
            case FAILING -> lane == Lane.FIRST ? 0 : Math.max(0, 1 - state.inFlight);
        };
    }

    /** Strangers are counted in the first lane only: there they could delay others. */
    private boolean isStrange(Lane lane, Endpoint endpoint) {
        return lane == Lane.FIRST && state(endpoint).standing == Standing.STRANGE;
    }

    /** Those whose first tries have to go where the retries go. */
    synchronized List<MerchantId> failing(List<Waiting> waiting) {
        return waiting.stream()
                .filter(one -> state(one.endpoint()).standing == Standing.FAILING)
                .map(Waiting::merchant).toList();
    }

    /** Takes for failing what is not known yet. */
    synchronized void suspect(Endpoint endpoint) {
        State state = state(endpoint);
        if (state.standing == Standing.STRANGE) state.standing = Standing.FAILING;
    }

    synchronized Slot begin(Lane lane, Endpoint endpoint) {
        var slot = new Slot(lane, endpoint, isStrange(lane, endpoint));
        state(endpoint).inFlight++;
        free.merge(lane, -1, Integer::sum);
        if (slot.strange()) strangersFree--;
        return slot;
    }

    /** The endpoint is free again, and known for what it did. */
    synchronized void answered(Slot slot, Reply reply) {
        free(slot).standing =
                reply instanceof Reply.Accepted ? Standing.HEALTHY : Standing.FAILING;
    }

    /** Endpoint and lane are free again: nothing was asked. */
    synchronized void unused(Slot slot) {
        free(slot);
        end(slot);
    }

    private State free(Slot slot) {
        State state = state(slot.endpoint());
        state.inFlight--;
        if (slot.strange()) strangersFree++;
        return state;
    }

    /** The place in the lane is free again: what came of it is recorded. */
    synchronized void end(Slot slot) {
        free.merge(slot.lane(), 1, Integer::sum);
    }

    private State state(Endpoint endpoint) {
        return endpoints.computeIfAbsent(endpoint, _ -> new State());
    }
}
