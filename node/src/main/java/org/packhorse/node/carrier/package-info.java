/**
 * Carriers: sticks and disks that people carry between hubs and schools. What goes onto them ({@code CarrierExport}), what nodes
 * write back ({@code Inventory}), and noticing that one was plugged in ({@code CarrierWatch}).
 *
 * <p>Whatever stands on a carrier may have been put there by anybody.
 */
@NullMarked
package org.packhorse.node.carrier;

import org.jspecify.annotations.NullMarked;
